package io.singlewindow.consignment;

import io.singlewindow.consignment.match.MatchRules;
import java.time.Duration;
import java.time.LocalDate;

/** The port by which consignments ask for the figures of a day by which they wait and match. */
@FunctionalInterface
public interface MatchFigures {

    /**
     * What holds on a day.
     *
     * @param waitingMax how long the first document waits for the others
     * @param rules how exactly documents match
     */
    record Figures(Duration waitingMax, MatchRules rules) {}

    /** Those of a day of the business's zone. */
    Figures on(LocalDate day);
}
