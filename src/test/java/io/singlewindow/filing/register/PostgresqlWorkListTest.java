package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class PostgresqlWorkListTest extends WorkListContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
