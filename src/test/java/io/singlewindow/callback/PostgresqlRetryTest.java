package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class PostgresqlRetryTest extends RetryContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
