package io.singlewindow.authority.forex;

import io.singlewindow.database.TestDatabase;

class H2TurnTest extends TurnContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
