package io.singlewindow.consignment;

import java.util.List;

/** What early warnings say of a consignment: the port by which they weigh in decisions. */
@FunctionalInterface
public interface WarningFacts {

    /**
     * The warnings that weigh on a consignment now: those its own documents are part of, and those about the firms that sent them.
     * Dismissed ones do not, confirmed ones do.
     */
    List<Weighing> of(Consignment consignment);

    /**
     * A warning that weighs.
     *
     * @param rule name of its rule, e.g. {@code SPLIT_ORDERS}
     * @param ofTransaction true where the consignment's own documents are part of it, false where it is about a firm as a whole
     */
    record Weighing(String warningId, String rule, boolean ofTransaction) {}
}
