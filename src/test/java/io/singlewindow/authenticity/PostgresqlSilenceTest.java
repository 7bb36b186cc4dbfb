package io.singlewindow.authenticity;

import io.singlewindow.database.TestDatabase;

class PostgresqlSilenceTest extends SilenceContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
