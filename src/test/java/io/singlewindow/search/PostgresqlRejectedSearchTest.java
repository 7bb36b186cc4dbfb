package io.singlewindow.search;

import io.singlewindow.database.TestDatabase;

class PostgresqlRejectedSearchTest extends RejectedSearchContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
