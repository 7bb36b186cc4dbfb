package io.singlewindow.callback;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;

/** Whose inbox and endpoints a caller means. */
final class Companies {

    private Companies() {}

    /** The caller's company; a caller of none has neither inbox nor endpoints. */
    static String of(Caller caller) {
        if (caller.uscc() == null) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "a key of a company");
        }
        return caller.uscc();
    }
}
