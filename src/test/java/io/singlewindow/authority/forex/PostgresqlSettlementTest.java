package io.singlewindow.authority.forex;

import io.singlewindow.database.TestDatabase;

class PostgresqlSettlementTest extends SettlementContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
