package io.singlewindow.authority.taxrefund;

import io.singlewindow.database.TestDatabase;

class H2RegistrationTest extends RegistrationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
