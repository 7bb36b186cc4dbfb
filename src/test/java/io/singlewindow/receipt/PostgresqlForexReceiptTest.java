package io.singlewindow.receipt;

import io.singlewindow.database.TestDatabase;

class PostgresqlForexReceiptTest extends ForexReceiptContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
