package io.singlewindow.warning;

import io.singlewindow.database.TestDatabase;

class H2WarningRulesTest extends WarningRulesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
