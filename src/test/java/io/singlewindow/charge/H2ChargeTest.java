package io.singlewindow.charge;

import io.singlewindow.database.TestDatabase;

class H2ChargeTest extends ChargeContract {
    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
