package io.singlewindow.filing.register;

import io.singlewindow.database.TestDatabase;

class H2AttachmentTest extends AttachmentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
