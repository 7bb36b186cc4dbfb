package io.singlewindow.consignment;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where documents go from here; behind it the authorities. Called inside the transaction that decided it. */
public interface Onward {

    /** Wave 0: orders, payments and waybills of an indexed submission go to customs as received. */
    void indexed(String submissionId);

    /** Wave 1: a consignment is matched; its list goes to customs and it is declared to inspection. */
    void matched(String consignmentId);

    /** True when the message of this submission has been handed over to customs, or is about to be. */
    boolean declared(String submissionId);

    /**
     * Waves 2 and later: a consignment has reached another state, and authorities whose turn that brings take it up. The
     * consignment is locked. They only take a note of it, for nobody's release may fail by what comes after it.
     */
    void reached(Consignment consignment);

    /** Customs has confirmed that goods of a consignment came back; what was settled for them is reversed, once. */
    void returned(String consignmentId, ReturnedGoods goods);

    /** What authorities whose turn has not come are waiting for, by consignment. */
    Map<String, List<Wait>> waits(Collection<Consignment> consignments);
}
