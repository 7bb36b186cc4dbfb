package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class PostgresqlEndpointTest extends EndpointContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
