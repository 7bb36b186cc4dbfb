package io.singlewindow.callback;

import io.singlewindow.database.TestDatabase;

class H2DeliveryTest extends DeliveryContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
