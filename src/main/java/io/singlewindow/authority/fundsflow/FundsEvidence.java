package io.singlewindow.authority.fundsflow;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.message.DeclarationList;
import java.util.Optional;

/** What certificates say about an order's funds: the port for those who lack a proceeds note. */
@FunctionalInterface
public interface FundsEvidence {

    /**
     * An order's funds, several payments of one institution in one; empty unless they cover its list's value in the list's
     * currency.
     */
    Optional<FundsFlow> of(Consignment consignment, DeclarationList list);
}
