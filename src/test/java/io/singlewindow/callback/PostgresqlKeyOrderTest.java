package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class PostgresqlKeyOrderTest extends KeyOrderContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
