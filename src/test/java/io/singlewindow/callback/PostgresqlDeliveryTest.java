package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class PostgresqlDeliveryTest extends DeliveryContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
