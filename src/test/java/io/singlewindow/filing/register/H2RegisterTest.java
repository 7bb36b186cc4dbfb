package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class H2RegisterTest extends RegisterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
