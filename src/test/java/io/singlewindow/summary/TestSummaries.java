package io.singlewindow.summary;

import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SummaryListener;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.receipt.CustomsNotice;
import io.singlewindow.rules.calendar.PackagedCalendar;
import java.util.List;

/** Summaries, wired as in the server. */
public final class TestSummaries {

    private TestSummaries() {}

    public static CustomsNotice of(TestConsignments window, SummaryListener... listeners) {
        return new SummaryResults(store(window), window.references(), window.store(), window.events(), window.names(), List.of(listeners));
    }

    /** Proposals with small bounds. */
    static SummaryProposals proposals(TestConsignments window, int listsMax, int rowsPerMessageMax) {
        SummarySettings settings = new SummarySettings(listsMax, rowsPerMessageMax, "B");
        return new SummaryProposals(new ClosedLists(window.ledger().jdbc(), settings), new WaitingApplications(window.ledger().jdbc(), settings), window.store(),
                window.messages(), window.references(), window.customs(), window.names(), new DueDay(PackagedCalendar.terms()), settings);
    }

    /** For callers that name no other company. */
    static SummaryController controller(TestConsignments window) {
        return new SummaryController(proposals(window, 1, 1), store(window), SampleCompany::filed, null, window.clock());
    }

    static SummaryResultStore store(TestConsignments window) {
        return new SummaryResultStore(window.ledger().jdbc());
    }
}
