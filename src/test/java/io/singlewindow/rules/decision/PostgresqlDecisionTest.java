package io.singlewindow.rules.decision;

import io.singlewindow.database.TestDatabase;

class PostgresqlDecisionTest extends DecisionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
