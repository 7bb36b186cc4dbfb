package io.singlewindow.authority.forex;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.match.Documents;

/** Who decides whether a released order is settled by itself: the port behind which the forex table will stand. */
@FunctionalInterface
interface ForexDecisions {

    /** Decides once an order's turn has come and its funds are known. */
    ForexTreatment decide(Consignment consignment, Documents documents);
}
