package io.singlewindow.consignment;

/** Where documents go from here; behind it the authorities. Called inside the transaction that decided it. */
public interface Onward {

    /** Wave 0: orders, payments and waybills of an indexed submission go to customs as received. */
    void indexed(String submissionId);

    /** Wave 1: a consignment is matched; its list goes to customs and it is declared to inspection. */
    void matched(String consignmentId);

    /** True when the message of this submission has been handed over to customs, or is about to be. */
    boolean declared(String submissionId);
}
