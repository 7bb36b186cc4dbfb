package io.singlewindow.facts;

import io.singlewindow.database.TestDatabase;

class PostgresqlVoidedGoodsTest extends VoidedGoodsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
