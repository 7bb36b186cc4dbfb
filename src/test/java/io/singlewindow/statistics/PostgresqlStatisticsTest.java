package io.singlewindow.statistics;

import io.singlewindow.database.TestDatabase;

class PostgresqlStatisticsTest extends StatisticsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
