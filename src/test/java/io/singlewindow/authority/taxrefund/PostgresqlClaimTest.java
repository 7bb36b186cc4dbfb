package io.singlewindow.authority.taxrefund;

import io.singlewindow.database.TestDatabase;

class PostgresqlClaimTest extends ClaimContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
