package io.singlewindow.statistics.report;

import io.singlewindow.database.TestDatabase;

class H2ReportTest extends ReportContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
