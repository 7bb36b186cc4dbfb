package io.singlewindow.consignment;

import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.MatchReport;

/** Who decides whether a consignment goes on: the port behind which the rules stand. */
@FunctionalInterface
public interface Decisions {

    /**
     * Decides once all documents are there; called under the consignment's lock, in the transaction that acts on it.
     *
     * @param charges {@link Assessment#NONE} for exports and where documents differ
     */
    Decision decide(Consignment consignment, Documents documents, MatchReport report, Assessment charges);
}
