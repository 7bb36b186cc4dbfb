package io.singlewindow.authority.taxrefund;

import io.singlewindow.database.TestDatabase;

class PostgresqlRegistrationTest extends RegistrationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
