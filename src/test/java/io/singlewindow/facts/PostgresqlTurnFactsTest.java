package io.singlewindow.facts;

import io.singlewindow.database.TestDatabase;

class PostgresqlTurnFactsTest extends TurnFactsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
