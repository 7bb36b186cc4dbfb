package io.singlewindow.authority.dispatch;

import io.singlewindow.database.TestDatabase;

class H2OverdueTest extends OverdueContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
