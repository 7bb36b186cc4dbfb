package io.singlewindow.receipt;

import io.singlewindow.database.TestDatabase;

class H2ParkedTest extends ParkedContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
