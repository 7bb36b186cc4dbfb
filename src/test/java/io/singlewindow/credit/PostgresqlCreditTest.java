package io.singlewindow.credit;

import io.singlewindow.database.TestDatabase;

class PostgresqlCreditTest extends CreditContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
