package io.singlewindow.sandbox;

import io.singlewindow.database.TestDatabase;

class PostgresqlSharedClockTest extends SharedClockContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
