package io.singlewindow.followup;

import io.singlewindow.database.TestDatabase;

class PostgresqlFollowUpTest extends FollowUpContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
