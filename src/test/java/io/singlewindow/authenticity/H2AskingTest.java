package io.singlewindow.authenticity;

import io.singlewindow.database.TestDatabase;

class H2AskingTest extends AskingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
