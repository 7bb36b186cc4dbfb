package io.singlewindow.consignment;

import io.singlewindow.consignment.match.Documents;

/** What an import costs, and whether its buyer's quota and its declarant's guarantee cover it: the port behind which tax, quota and guarantees stand. */
public interface Charges {

    /**
     * Works it out for a consignment whose documents agree. Until the transaction ends nobody else changes the buyer's year or the
     * declarant's guarantees, so what it says still holds at {@link #accepted}.
     */
    Assessment assess(Consignment consignment, Documents documents);

    /** It goes on: quota and guarantee are reserved as assessed. */
    void accepted(Consignment consignment, Assessment assessment);

    /** It does not go on; what was assessed is kept to be shown, and a list that is held while the guarantee is short is looked at again. */
    void refused(Consignment consignment, Assessment assessment, boolean held);
}
