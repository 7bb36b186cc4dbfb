package io.singlewindow.facts;

import io.singlewindow.database.TestDatabase;

class H2FilingFactsTest extends FilingFactsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
