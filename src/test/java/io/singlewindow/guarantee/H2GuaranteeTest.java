package io.singlewindow.guarantee;

import io.singlewindow.database.TestDatabase;

class H2GuaranteeTest extends GuaranteeContract {
    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
