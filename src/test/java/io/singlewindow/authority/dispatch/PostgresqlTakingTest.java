package io.singlewindow.authority.dispatch;

import io.singlewindow.database.TestDatabase;

class PostgresqlTakingTest extends TakingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
