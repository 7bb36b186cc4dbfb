package io.singlewindow.summary;

import io.singlewindow.consignment.SummaryListener;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.receipt.CustomsNotice;
import java.util.List;
import java.util.Set;

/** Summaries, wired as in the server. */
public final class TestSummaries {

    private TestSummaries() {}

    public static CustomsNotice of(TestConsignments window, SummaryListener... listeners) {
        return new SummaryResults(store(window), window.references(), window.store(), window.events(), window.names(), List.of(listeners));
    }

    /** Proposals with small bounds. */
    static SummaryProposals proposals(TestConsignments window, int listsMax, int rowsPerMessageMax) {
        SummarySettings settings = new SummarySettings(15, Set.of(), Set.of(), listsMax, rowsPerMessageMax, "B");
        return new SummaryProposals(new ClosedLists(window.ledger().jdbc(), settings), new WaitingApplications(window.ledger().jdbc(), settings), window.store(),
                window.messages(), window.references(), window.customs(), window.names(), settings);
    }

    static SummaryResultStore store(TestConsignments window) {
        return new SummaryResultStore(window.ledger().jdbc());
    }
}
