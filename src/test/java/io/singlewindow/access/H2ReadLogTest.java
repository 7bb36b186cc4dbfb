package io.singlewindow.access;

import io.singlewindow.database.TestDatabase;

class H2ReadLogTest extends ReadLogContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
