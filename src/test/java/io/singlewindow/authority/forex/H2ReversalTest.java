package io.singlewindow.authority.forex;

import io.singlewindow.database.TestDatabase;

class H2ReversalTest extends ReversalContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
