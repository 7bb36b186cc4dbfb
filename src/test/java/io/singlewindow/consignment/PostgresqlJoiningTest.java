package io.singlewindow.consignment;

import io.singlewindow.database.TestDatabase;

class PostgresqlJoiningTest extends JoiningContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
