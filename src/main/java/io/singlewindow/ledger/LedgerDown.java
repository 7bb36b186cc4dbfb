package io.singlewindow.ledger;

/**
 * The ledger could not write, or not in time, or has stopped: nothing is promised. What was to be written may be there all
 * the same when the database failed late; the same submission sent again gets its answer then.
 */
public final class LedgerDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerDown(String message) {
        super(message);
    }

    LedgerDown(String message, Throwable cause) {
        super(message, cause);
    }
}
