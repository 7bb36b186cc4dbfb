package io.singlewindow.authority.forex;

import io.singlewindow.database.TestDatabase;

class PostgresqlTurnTest extends TurnContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
