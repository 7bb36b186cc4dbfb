package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class PostgresqlReceiptEnvelopeTest extends ReceiptEnvelopeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
