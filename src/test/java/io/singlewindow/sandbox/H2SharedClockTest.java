package io.singlewindow.sandbox;

import io.singlewindow.database.TestDatabase;

class H2SharedClockTest extends SharedClockContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
