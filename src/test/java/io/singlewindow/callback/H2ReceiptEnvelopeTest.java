package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class H2ReceiptEnvelopeTest extends ReceiptEnvelopeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
