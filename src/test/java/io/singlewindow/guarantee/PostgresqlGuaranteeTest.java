package io.singlewindow.guarantee;

import io.singlewindow.database.TestDatabase;

class PostgresqlGuaranteeTest extends GuaranteeContract {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
