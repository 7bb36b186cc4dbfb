package io.singlewindow.authority.dispatch;

import io.singlewindow.database.TestDatabase;

class PostgresqlAttemptTest extends AttemptContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
