package io.singlewindow.rules.decision;

import io.singlewindow.rules.engine.Table;
import java.util.Optional;

/** What authorities are told of a decision with what it was made about. */
@FunctionalInterface
public interface DecisionAdvice {

    /** Treatment and row of a table. */
    record Advice(String treatment, String row) {}

    /** What was decided last of a consignment by a table; empty when nothing was. */
    Optional<Advice> advice(String consignmentId, Table table);
}
