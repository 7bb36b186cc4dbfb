package io.singlewindow.intake;

import io.singlewindow.database.TestDatabase;

class PostgresqlBatchTest extends BatchContract {

    PostgresqlBatchTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
