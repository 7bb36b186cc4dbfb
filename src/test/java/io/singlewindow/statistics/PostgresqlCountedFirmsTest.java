package io.singlewindow.statistics;

import io.singlewindow.database.TestDatabase;

class PostgresqlCountedFirmsTest extends CountedFirmsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
