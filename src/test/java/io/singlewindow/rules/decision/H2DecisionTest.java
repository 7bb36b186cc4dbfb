package io.singlewindow.rules.decision;

import io.singlewindow.database.TestDatabase;

class H2DecisionTest extends DecisionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
