package io.singlewindow.job;

import io.singlewindow.database.TestDatabase;

class PostgresqlJobTest extends JobContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
