package io.singlewindow.ledger;

/** The self-check found something that is not as it was written: nothing is taken in until an operator acknowledges it. */
public final class IntakeStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IntakeStopped(String place) {
        super("Intake is stopped: the self-check found another content at " + place);
    }
}
