package io.singlewindow.summary;

import io.singlewindow.database.TestDatabase;

class H2SummaryProposalTest extends SummaryProposalContract {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
