package io.singlewindow.ledger;

/** The waiting room is full: nothing was stored, and trying again later is right. */
public final class LedgerFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerFull(String message) {
        super(message);
    }
}
