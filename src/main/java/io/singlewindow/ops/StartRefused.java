package io.singlewindow.ops;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The server does not start, for a reason that the operator can mend: told in words, without a stack trace. */
class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String mend;

    StartRefused(String message, String mend) {
        super(message);
        this.mend = mend;
    }

    /** Tells it; named in META-INF/spring.factories. */
    static final class Analyzer extends AbstractFailureAnalyzer<StartRefused> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, StartRefused cause) {
            return new FailureAnalysis(cause.getMessage(), cause.mend, cause);
        }
    }
}
