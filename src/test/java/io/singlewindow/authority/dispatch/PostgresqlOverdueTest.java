package io.singlewindow.authority.dispatch;

import io.singlewindow.database.TestDatabase;

class PostgresqlOverdueTest extends OverdueContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
