package io.singlewindow.access;

import io.singlewindow.ledger.TestLedger;

/** The principals of a test's window. */
public final class TestCallers {

    private TestCallers() {}

    /** Finds them as the server does. */
    public static CallerDirectory of(TestLedger ledger) {
        return new CallerDirectory(ledger.jdbc());
    }
}
