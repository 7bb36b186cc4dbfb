package io.singlewindow.trail;

import io.singlewindow.database.TestDatabase;

class PostgresqlTrailTest extends TrailContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
