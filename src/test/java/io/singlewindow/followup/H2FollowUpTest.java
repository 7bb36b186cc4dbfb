package io.singlewindow.followup;

import io.singlewindow.database.TestDatabase;

class H2FollowUpTest extends FollowUpContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
