package io.singlewindow.summary;

import io.singlewindow.database.TestDatabase;

class PostgresqlSummaryProposalTest extends SummaryProposalContract {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
