package io.singlewindow.statistics.report;

import io.singlewindow.database.TestDatabase;

class PostgresqlReportTest extends ReportContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
