package io.singlewindow.authority.dispatch;

import io.singlewindow.database.TestDatabase;

class H2TakingTest extends TakingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
