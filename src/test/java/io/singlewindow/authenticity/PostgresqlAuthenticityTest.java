package io.singlewindow.authenticity;

import io.singlewindow.database.TestDatabase;

class PostgresqlAuthenticityTest extends AuthenticityContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
