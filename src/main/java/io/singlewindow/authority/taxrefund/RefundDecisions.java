package io.singlewindow.authority.taxrefund;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.rules.decision.StageDecisions.Given;
import java.util.Collection;

/** Who decides about refunds: the port behind which the tax refund table stands. */
interface RefundDecisions {

    /** Decides when a list is registered; whether it is claimed for is decided later. */
    Given registered(String consignmentId, DeclarationList list);

    /** Decides when a declaration's row is to be claimed for and its purchases agree; of several consignments the hardest treatment counts. */
    Given claimed(Collection<String> consignmentIds);
}
