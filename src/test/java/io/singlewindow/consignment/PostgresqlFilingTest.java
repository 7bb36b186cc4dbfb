package io.singlewindow.consignment;

import io.singlewindow.database.TestDatabase;

class PostgresqlFilingTest extends FilingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
