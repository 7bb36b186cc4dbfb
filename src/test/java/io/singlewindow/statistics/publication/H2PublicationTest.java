package io.singlewindow.statistics.publication;

import io.singlewindow.database.TestDatabase;

class H2PublicationTest extends PublicationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
