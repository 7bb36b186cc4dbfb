package io.singlewindow.authority.forex;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.match.Documents;

/** Who decides whether a released order is settled by itself: the port behind which the forex table stands. */
@FunctionalInterface
interface ForexDecisions {

    /**
     * Decides once an order's turn has come and its funds are known, in the transaction that acts on it.
     *
     * @param deal the order's funds, and the years in which they count
     */
    ForexTreatment decide(Consignment consignment, Documents documents, Deal deal);
}
