package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class PostgresqlSubjectOrderTest extends SubjectOrderContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
