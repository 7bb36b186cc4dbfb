package io.singlewindow.taxbill;

/** Who wants to know of tax bills. Called in the transaction that takes the message, after each change. */
@FunctionalInterface
public interface BillListener {

    /** The bill of a consignment's list says something new. */
    void billed(String consignmentId, BilledTax bill);
}
