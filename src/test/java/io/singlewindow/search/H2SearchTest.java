package io.singlewindow.search;

import io.singlewindow.database.TestDatabase;

class H2SearchTest extends SearchContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
