package io.singlewindow.verifier;

/** The evidence cannot be looked at, or is not to be trusted with being opened; the message says why. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }

    Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
