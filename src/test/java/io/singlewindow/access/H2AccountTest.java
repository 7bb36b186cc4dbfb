package io.singlewindow.access;

import io.singlewindow.database.TestDatabase;

class H2AccountTest extends AccountContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
