package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class H2GoodsTest extends GoodsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
