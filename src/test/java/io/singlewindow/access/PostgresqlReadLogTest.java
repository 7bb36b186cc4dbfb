package io.singlewindow.access;

import io.singlewindow.database.TestDatabase;

class PostgresqlReadLogTest extends ReadLogContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
