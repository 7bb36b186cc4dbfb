package io.singlewindow.authority.forex;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.match.Documents;
import java.math.BigDecimal;

/** Who decides whether a released order is settled by itself: the port behind which the forex table stands. */
@FunctionalInterface
interface ForexDecisions {

    /**
     * Decides once an order's turn has come and its funds are known, in the transaction that acts on it.
     *
     * @param usd what the order's funds are worth in dollars
     */
    ForexTreatment decide(Consignment consignment, Documents documents, BigDecimal usd);
}
