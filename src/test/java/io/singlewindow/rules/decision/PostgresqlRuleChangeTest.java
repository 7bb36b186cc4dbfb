package io.singlewindow.rules.decision;

import io.singlewindow.database.TestDatabase;

class PostgresqlRuleChangeTest extends RuleChangeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
