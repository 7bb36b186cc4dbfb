package io.singlewindow.authenticity;

import io.singlewindow.database.TestDatabase;

class H2UploadTest extends UploadContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
