package io.singlewindow.consignment;

import io.singlewindow.database.TestDatabase;

class H2FilingTest extends FilingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
