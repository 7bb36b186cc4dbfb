package io.singlewindow.authority.forex;

import io.singlewindow.database.TestDatabase;

class PostgresqlReversalTest extends ReversalContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
