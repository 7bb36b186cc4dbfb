package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class PostgresqlPublicFilingsTest extends PublicFilingsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
