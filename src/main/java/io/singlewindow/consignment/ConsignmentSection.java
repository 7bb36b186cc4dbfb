package io.singlewindow.consignment;

import java.util.Map;

/** What another feature has to say of a consignment: a named part of its JSON. */
public interface ConsignmentSection {

    /** The member's name, e.g. {@code taxBills}. */
    String name();

    /** What is to be written there of each, by consignment, as Jackson writes it; null is written of those it does not hold. */
    Map<String, Object> of(ConsignmentGroup group);
}
