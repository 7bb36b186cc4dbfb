package io.singlewindow.tables;

import io.singlewindow.database.TestDatabase;

class H2TableTest extends TableContract {
    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
