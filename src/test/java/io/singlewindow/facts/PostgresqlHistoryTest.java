package io.singlewindow.facts;

import io.singlewindow.database.TestDatabase;

class PostgresqlHistoryTest extends HistoryContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
