package io.singlewindow.receipt;

import io.singlewindow.database.TestDatabase;

class PostgresqlReceiptTest extends ReceiptContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
