package io.singlewindow.authority.taxrefund;

import io.singlewindow.database.TestDatabase;

class H2ClaimTest extends ClaimContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
