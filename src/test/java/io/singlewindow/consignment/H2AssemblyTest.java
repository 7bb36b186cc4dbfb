package io.singlewindow.consignment;

import io.singlewindow.database.TestDatabase;

class H2AssemblyTest extends AssemblyContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }

    @Override
    int tries() {
        return 1_000;
    }
}
