package io.singlewindow.tables;

import io.singlewindow.database.TestDatabase;

class PostgresqlTableTest extends TableContract {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
