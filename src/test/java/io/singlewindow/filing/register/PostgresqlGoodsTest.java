package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class PostgresqlGoodsTest extends GoodsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
