package io.singlewindow.consignment;

import io.singlewindow.database.TestDatabase;

class H2JoiningTest extends JoiningContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
