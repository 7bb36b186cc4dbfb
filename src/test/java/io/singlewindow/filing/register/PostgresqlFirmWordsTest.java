package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class PostgresqlFirmWordsTest extends FirmWordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
