package io.singlewindow.facts;

import io.singlewindow.database.TestDatabase;

class PostgresqlFilingFactsTest extends FilingFactsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
