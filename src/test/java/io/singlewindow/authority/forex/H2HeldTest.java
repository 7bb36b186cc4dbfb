package io.singlewindow.authority.forex;

import io.singlewindow.database.TestDatabase;

class H2HeldTest extends HeldContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
