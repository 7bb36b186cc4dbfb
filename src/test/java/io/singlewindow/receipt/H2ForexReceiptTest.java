package io.singlewindow.receipt;

import io.singlewindow.database.TestDatabase;

class H2ForexReceiptTest extends ForexReceiptContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
