package io.singlewindow.job;

import io.singlewindow.database.TestDatabase;

class H2JobRunTest extends JobRunContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
