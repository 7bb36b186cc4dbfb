package io.singlewindow.authority.taxrefund;

import io.singlewindow.database.TestDatabase;

class PostgresqlRefundTest extends RefundContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
