package io.singlewindow.receipt;

import io.singlewindow.database.TestDatabase;

class H2NoticeTest extends NoticeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
