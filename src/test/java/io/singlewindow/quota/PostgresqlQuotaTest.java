package io.singlewindow.quota;

import io.singlewindow.database.TestDatabase;

class PostgresqlQuotaTest extends QuotaContract {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
