package io.singlewindow.summary;

import io.singlewindow.database.TestDatabase;

class PostgresqlSummaryResultTest extends SummaryResultContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
