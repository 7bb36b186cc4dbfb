package io.singlewindow.job;

import io.singlewindow.database.TestDatabase;

class PostgresqlJobRunTest extends JobRunContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
