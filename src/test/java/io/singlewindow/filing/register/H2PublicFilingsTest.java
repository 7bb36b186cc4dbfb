package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class H2PublicFilingsTest extends PublicFilingsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
