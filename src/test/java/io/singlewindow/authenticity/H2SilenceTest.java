package io.singlewindow.authenticity;

import io.singlewindow.database.TestDatabase;

class H2SilenceTest extends SilenceContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
