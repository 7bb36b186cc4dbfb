package io.singlewindow.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Ends a command, with what is said of it. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String message;
    private final transient Object[] arguments;
    private final transient @Nullable JsonNode problem;

    private Failure(ExitCode exitCode, @Nullable JsonNode problem, String message, Object... arguments) {
        super(message);
        this.exitCode = exitCode;
        this.problem = problem;
        this.message = message;
        this.arguments = arguments.clone();
    }

    /** The command line, or a file it names, cannot be used. */
    static Failure usage(String message, Object... arguments) {
        return new Failure(ExitCode.USAGE, null, message, arguments);
    }

    static Failure rejected(String message, Object... arguments) {
        return new Failure(ExitCode.REJECTED, null, message, arguments);
    }

    static Failure notReachable(String message, Object... arguments) {
        return new Failure(ExitCode.NOT_REACHABLE, null, message, arguments);
    }

    /** The window refused; its problem document says why. */
    static Failure refused(ExitCode exitCode, int status, @Nullable JsonNode problem) {
        return new Failure(exitCode, problem, "refused", status);
    }

    ExitCode exitCode() {
        return exitCode;
    }

    /** Key of the message. */
    String message() {
        return message;
    }

    Object[] arguments() {
        return arguments.clone();
    }

    /** What the window said, where it said something. */
    @Nullable JsonNode problem() {
        return problem;
    }
}
