package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Why somebody looks at another's data, or does what others have to live with (理由): it says something, and the log has room for it. */
public final class Reason {

    public static final int CHARACTERS_MIN = 5;
    public static final int CHARACTERS_MAX = 500;
    /** What is expected, in words. */
    public static final String EXPECTED = CHARACTERS_MIN + " to " + CHARACTERS_MAX + " characters";

    private Reason() {}

    /** True when it is one. */
    public static boolean isOne(String text) {
        int characters = text.strip().length();
        return characters >= CHARACTERS_MIN && characters <= CHARACTERS_MAX;
    }

    /**
     * The reason without blanks around it.
     *
     * @param text as it was given; null: none
     * @throws ProblemException 400 when it says too little or too much
     */
    public static String require(@Nullable String text) {
        String reason = text == null ? "" : text.strip();
        if (!isOne(reason)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "a reason of " + reason.length() + " characters", EXPECTED);
        }
        return reason;
    }
}
