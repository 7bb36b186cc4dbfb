package io.singlewindow.charge;

import io.singlewindow.database.TestDatabase;

class PostgresqlChargeTest extends ChargeContract {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
