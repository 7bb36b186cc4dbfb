package io.singlewindow.authority.forex;

import io.singlewindow.database.TestDatabase;

class PostgresqlHeldTest extends HeldContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
