package io.singlewindow.summary;

import io.singlewindow.consignment.SummaryListener;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.receipt.CustomsNotice;
import java.util.List;

/** Summaries, wired as in the server. */
public final class TestSummaries {

    private TestSummaries() {}

    public static CustomsNotice of(TestConsignments window, SummaryListener... listeners) {
        return new SummaryResults(store(window), window.references(), window.store(), window.events(), window.names(), List.of(listeners));
    }

    static SummaryResultStore store(TestConsignments window) {
        return new SummaryResultStore(window.ledger().jdbc());
    }
}
