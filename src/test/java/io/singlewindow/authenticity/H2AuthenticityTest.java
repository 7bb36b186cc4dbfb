package io.singlewindow.authenticity;

import io.singlewindow.database.TestDatabase;

class H2AuthenticityTest extends AuthenticityContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
