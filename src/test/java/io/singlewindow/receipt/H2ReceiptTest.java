package io.singlewindow.receipt;

import io.singlewindow.database.TestDatabase;

class H2ReceiptTest extends ReceiptContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
