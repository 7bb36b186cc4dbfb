package io.singlewindow.authority.dispatch;

import io.singlewindow.database.TestDatabase;

class H2AttemptTest extends AttemptContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
