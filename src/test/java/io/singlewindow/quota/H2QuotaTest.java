package io.singlewindow.quota;

import io.singlewindow.database.TestDatabase;

class H2QuotaTest extends QuotaContract {
    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
