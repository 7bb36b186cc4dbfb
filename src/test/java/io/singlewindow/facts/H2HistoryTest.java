package io.singlewindow.facts;

import io.singlewindow.database.TestDatabase;

class H2HistoryTest extends HistoryContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
