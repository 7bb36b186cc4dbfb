package io.singlewindow.ledger;

import io.singlewindow.database.TestDatabase;

class H2SelfCheckTest extends SelfCheckContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
