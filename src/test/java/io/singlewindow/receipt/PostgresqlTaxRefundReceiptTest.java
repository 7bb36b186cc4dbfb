package io.singlewindow.receipt;

import io.singlewindow.database.TestDatabase;

class PostgresqlTaxRefundReceiptTest extends TaxRefundReceiptContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
