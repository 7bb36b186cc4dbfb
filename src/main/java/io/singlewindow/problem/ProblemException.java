package io.singlewindow.problem;

import java.util.List;
import java.util.Optional;

/** A request that cannot be served, with the answer's status and its findings; becomes an RFC 9457 problem. */
public class ProblemException extends RuntimeException {

    private final int status;
    private final transient List<Finding> findings;

    /** A problem of one finding; {@code status} is the HTTP status, 4xx or 503. */
    public ProblemException(int status, Finding finding) {
        this(status, List.of(finding));
    }

    /** A problem of several findings; the first names it. */
    public ProblemException(int status, List<Finding> findings) {
        super(findings.get(0).code().code() + " " + findings.get(0).en());
        this.status = status;
        this.findings = List.copyOf(findings);
    }

    /** Short form: a finding about the request as a whole. */
    public static ProblemException of(int status, ErrorCode code, String given, String expected) {
        return new ProblemException(status, Finding.of(code, given, expected));
    }

    /** The problem that was thrown or has caused what was thrown: a route wraps what its steps throw. */
    public static Optional<ProblemException> in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    public ErrorCode code() {
        return findings.get(0).code();
    }

    public int status() {
        return status;
    }

    public List<Finding> findings() {
        return findings;
    }
}
