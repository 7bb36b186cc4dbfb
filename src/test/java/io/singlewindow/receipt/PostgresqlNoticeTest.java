package io.singlewindow.receipt;

import io.singlewindow.database.TestDatabase;

class PostgresqlNoticeTest extends NoticeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
