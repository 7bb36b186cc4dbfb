package io.singlewindow.receipt;

import io.singlewindow.database.TestDatabase;

class PostgresqlParkedTest extends ParkedContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
