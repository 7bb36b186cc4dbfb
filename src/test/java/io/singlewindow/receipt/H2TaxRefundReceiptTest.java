package io.singlewindow.receipt;

import io.singlewindow.database.TestDatabase;

class H2TaxRefundReceiptTest extends TaxRefundReceiptContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
