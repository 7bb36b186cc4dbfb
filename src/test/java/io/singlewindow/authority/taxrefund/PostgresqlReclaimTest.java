package io.singlewindow.authority.taxrefund;

import io.singlewindow.database.TestDatabase;

class PostgresqlReclaimTest extends ReclaimContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
