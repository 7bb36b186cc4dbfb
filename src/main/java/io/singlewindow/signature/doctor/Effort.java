package io.singlewindow.signature.doctor;

/** What one examination may cost: guesses, and milliseconds. Belongs to one thread. */
final class Effort {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long endNanos;
    private int guessesLeft;
    private boolean spent;

    Effort(int guessesMax, int millisMax) {
        this.guessesLeft = guessesMax;
        this.endNanos = System.nanoTime() + millisMax * NANOS_PER_MILLI;
    }

    /** Takes one guess; false when nothing is left. */
    boolean take() {
        if (guessesLeft <= 0 || System.nanoTime() - endNanos > 0) {
            spent = true;
            return false;
        }
        guessesLeft--;
        return true;
    }

    /** True when something was left untried. */
    boolean spent() {
        return spent;
    }
}
