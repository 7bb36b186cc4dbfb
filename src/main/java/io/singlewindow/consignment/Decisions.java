package io.singlewindow.consignment;

import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.MatchReport;

/** Who decides whether a consignment goes on: the port behind which the rules stand. */
@FunctionalInterface
public interface Decisions {

    /** Decides once all documents are there; called under the consignment's lock, in the transaction that acts on it. */
    Decision decide(Consignment consignment, Documents documents, MatchReport report);
}
