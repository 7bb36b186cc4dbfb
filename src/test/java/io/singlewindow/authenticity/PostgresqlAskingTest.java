package io.singlewindow.authenticity;

import io.singlewindow.database.TestDatabase;

class PostgresqlAskingTest extends AskingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
