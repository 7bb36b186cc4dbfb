package io.singlewindow.backup;

/** A command that is not done, for a reason told in words. */
final class BackupRefused extends RuntimeException {

    /** What is stored is not what was written, or would be overwritten. */
    static final int LIES = 1;
    /** It cannot be read, or the command cannot be understood. */
    static final int UNREADABLE = 2;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    BackupRefused(int exitCode, String reason) {
        super(reason);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
