package io.singlewindow.facts;

import io.singlewindow.database.TestDatabase;

class H2TurnFactsTest extends TurnFactsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
