package io.singlewindow.access;

import io.singlewindow.database.TestDatabase;

class PostgresqlAccountTest extends AccountContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
