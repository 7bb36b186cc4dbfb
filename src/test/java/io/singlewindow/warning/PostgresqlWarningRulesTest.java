package io.singlewindow.warning;

import io.singlewindow.database.TestDatabase;

class PostgresqlWarningRulesTest extends WarningRulesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
