package io.singlewindow.filing;

import java.time.Instant;

/** How firms' credit stands: the port by which it counts in decisions. */
@FunctionalInterface
public interface CreditFacts {

    /** The standing of the firm with this credit code at an instant, by all that is known now. */
    CreditStanding of(String uscc, Instant at);
}
