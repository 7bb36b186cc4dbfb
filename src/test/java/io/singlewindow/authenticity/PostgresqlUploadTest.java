package io.singlewindow.authenticity;

import io.singlewindow.database.TestDatabase;

class PostgresqlUploadTest extends UploadContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
