package io.singlewindow.statistics;

import io.singlewindow.database.TestDatabase;

class H2CountedFirmsTest extends CountedFirmsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
