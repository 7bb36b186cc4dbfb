package io.singlewindow.authority.forex;

import io.singlewindow.database.TestDatabase;

class H2SettlementTest extends SettlementContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
