package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class H2WorkListTest extends WorkListContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
