package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class H2FirmWordsTest extends FirmWordsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
