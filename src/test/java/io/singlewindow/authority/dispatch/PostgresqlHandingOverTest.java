package io.singlewindow.authority.dispatch;

import io.singlewindow.database.TestDatabase;

class PostgresqlHandingOverTest extends HandingOverContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
