package io.singlewindow.intake;

import io.singlewindow.database.TestDatabase;

class H2BatchTest extends BatchContract {

    H2BatchTest() {
        super(TestDatabase.H2);
    }
}
