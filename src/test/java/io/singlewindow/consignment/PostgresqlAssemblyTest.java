package io.singlewindow.consignment;

import io.singlewindow.database.TestDatabase;

class PostgresqlAssemblyTest extends AssemblyContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }

    @Override
    int tries() {
        // a fifth of those on H2: each try costs several times as much here, and locks are taken by the same statements
        return 200;
    }
}
