package io.singlewindow.authority.fundsflow;

import io.singlewindow.database.TestDatabase;

class PostgresqlFundsFlowTest extends FundsFlowContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
