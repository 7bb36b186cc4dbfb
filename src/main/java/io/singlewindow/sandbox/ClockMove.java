package io.singlewindow.sandbox;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.MovableClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** To when the sandbox's clock is to be moved. */
final class ClockMove {

    private ClockMove() {}

    /**
     * The time that is asked for.
     *
     * @param wanted {@code now}, a time, or {@code advance}, by how much
     * @throws ProblemException 400 when it is none, 422 when the clock does not reach it
     */
    static Instant target(Instant now, Map<String, String> wanted) {
        Instant target = asked(now, wanted);
        if (!MovableClock.reaches(target)) {
            throw ProblemException.of(422, ErrorCode.SYS_007, wanted.toString(), "a time of the years 1 to 9998");
        }
        return target;
    }

    private static Instant asked(Instant now, Map<String, String> wanted) {
        try {
            if (wanted.get("now") != null) {
                return OffsetDateTime.parse(wanted.get("now")).toInstant();
            }
            if (wanted.get("advance") != null) {
                return later(now, Duration.parse(wanted.get("advance")));
            }
        } catch (DateTimeException malformed) {
            throw ProblemException.of(400, ErrorCode.SYS_007, wanted.toString(), "now: ISO-8601 with offset, or advance: PT24H");
        }
        throw ProblemException.of(400, ErrorCode.SYS_007, wanted.toString(), "now or advance");
    }

    /** A duration that is well written may be longer than there are times. */
    private static Instant later(Instant now, Duration by) {
        try {
            return now.plus(by);
        } catch (DateTimeException | ArithmeticException beyond) {
            return by.isNegative() ? Instant.MIN : Instant.MAX;
        }
    }
}
