package io.singlewindow.authority.taxrefund;

import io.singlewindow.database.TestDatabase;

class H2RefundTest extends RefundContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
