package io.singlewindow.authority.taxrefund;

import io.singlewindow.database.TestDatabase;

class H2ReclaimTest extends ReclaimContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
