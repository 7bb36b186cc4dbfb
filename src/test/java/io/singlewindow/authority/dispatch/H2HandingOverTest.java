package io.singlewindow.authority.dispatch;

import io.singlewindow.database.TestDatabase;

class H2HandingOverTest extends HandingOverContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
