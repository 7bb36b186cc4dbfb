package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class PostgresqlAttachmentTest extends AttachmentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
