package io.singlewindow.ledger;

import io.singlewindow.database.TestDatabase;

class PostgresqlSelfCheckTest extends SelfCheckContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
