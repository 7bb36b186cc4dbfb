package io.singlewindow.client;

/** What a run ends with; scripts rely on the numbers. */
enum ExitCode {
    DONE(0),
    /** Rejected, invalid, or not what was waited for. */
    REJECTED(1),
    /** The command line, or a file it names, cannot be used. */
    USAGE(2),
    /** The window, or who is forwarded to, does not answer. */
    NOT_REACHABLE(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The worse of two. */
    ExitCode or(ExitCode other) {
        return number >= other.number ? this : other;
    }
}
