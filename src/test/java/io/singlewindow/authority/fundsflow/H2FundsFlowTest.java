package io.singlewindow.authority.fundsflow;

import io.singlewindow.database.TestDatabase;

class H2FundsFlowTest extends FundsFlowContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
