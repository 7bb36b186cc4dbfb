package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class H2KeyOrderTest extends KeyOrderContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
