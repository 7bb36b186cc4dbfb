package io.singlewindow.search;

import io.singlewindow.database.TestDatabase;

class H2RejectedSearchTest extends RejectedSearchContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
