package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class PostgresqlRegisterTest extends RegisterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
