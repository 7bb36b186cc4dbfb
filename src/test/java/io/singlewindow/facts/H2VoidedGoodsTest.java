package io.singlewindow.facts;

import io.singlewindow.database.TestDatabase;

class H2VoidedGoodsTest extends VoidedGoodsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
