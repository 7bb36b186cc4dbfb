package io.singlewindow.statistics;

import io.singlewindow.database.TestDatabase;

class H2StatisticsTest extends StatisticsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
