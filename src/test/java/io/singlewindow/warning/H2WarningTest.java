package io.singlewindow.warning;

import io.singlewindow.database.TestDatabase;

class H2WarningTest extends WarningContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
