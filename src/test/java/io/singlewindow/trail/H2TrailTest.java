package io.singlewindow.trail;

import io.singlewindow.database.TestDatabase;

class H2TrailTest extends TrailContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
