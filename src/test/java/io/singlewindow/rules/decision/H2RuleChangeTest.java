package io.singlewindow.rules.decision;

import io.singlewindow.database.TestDatabase;

class H2RuleChangeTest extends RuleChangeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
