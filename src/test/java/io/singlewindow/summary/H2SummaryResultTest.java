package io.singlewindow.summary;

import io.singlewindow.database.TestDatabase;

class H2SummaryResultTest extends SummaryResultContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
