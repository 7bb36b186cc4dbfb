package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class H2SubjectOrderTest extends SubjectOrderContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
