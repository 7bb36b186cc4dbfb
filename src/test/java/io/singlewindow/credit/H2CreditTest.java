package io.singlewindow.credit;

import io.singlewindow.database.TestDatabase;

class H2CreditTest extends CreditContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
