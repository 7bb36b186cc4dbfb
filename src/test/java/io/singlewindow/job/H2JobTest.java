package io.singlewindow.job;

import io.singlewindow.database.TestDatabase;

class H2JobTest extends JobContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
