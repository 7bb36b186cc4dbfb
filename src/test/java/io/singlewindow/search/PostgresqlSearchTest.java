package io.singlewindow.search;

import io.singlewindow.database.TestDatabase;

class PostgresqlSearchTest extends SearchContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
