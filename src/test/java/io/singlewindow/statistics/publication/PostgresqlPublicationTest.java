package io.singlewindow.statistics.publication;

import io.singlewindow.database.TestDatabase;

class PostgresqlPublicationTest extends PublicationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
