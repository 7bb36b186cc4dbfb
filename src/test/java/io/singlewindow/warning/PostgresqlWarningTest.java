package io.singlewindow.warning;

import io.singlewindow.database.TestDatabase;

class PostgresqlWarningTest extends WarningContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
