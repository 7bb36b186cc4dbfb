package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class H2RetryTest extends RetryContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
