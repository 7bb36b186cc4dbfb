package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class H2EndpointTest extends EndpointContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
