package io.singlewindow.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a route has done since the server started, and in the last minute. */
public final class RouteCount {

    private static final int SECONDS = 60;

    private final Instant since;
    private final long[] perSecond = new long[SECONDS];
    private final long[] secondOf = new long[SECONDS];
    private long completed;
    private long failed;
    private int inFlight;
    private @Nullable Instant lastFailureAt;
    private @Nullable String lastFailure;

    RouteCount(Instant since) {
        this.since = since;
        java.util.Arrays.fill(secondOf, Long.MIN_VALUE);
    }

    synchronized void begin() {
        inFlight++;
    }

    /**
     * One has ended.
     *
     * @param second of a clock that never goes back
     * @param failure what it failed of; null where it did not
     */
    synchronized void end(long second, Instant at, @Nullable String failure) {
        inFlight--;
        int slot = (int) Math.floorMod(second, (long) SECONDS);
        if (secondOf[slot] != second) {
            secondOf[slot] = second;
            perSecond[slot] = 0;
        }
        perSecond[slot]++;
        if (failure == null) {
            completed++;
        } else {
            failed++;
            lastFailureAt = at;
            lastFailure = failure;
        }
    }

    /** As it stands at this second. */
    synchronized Figures figures(long second) {
        long lastMinute = 0;
        for (int slot = 0; slot < SECONDS; slot++) {
            if (secondOf[slot] > second - SECONDS) {
                lastMinute += perSecond[slot];
            }
        }
        return new Figures(since, completed, failed, inFlight, lastMinute, lastFailureAt, lastFailure);
    }

    /**
     * A route's figures.
     *
     * @param since from when they count
     * @param completed without a failure
     * @param failed those tried again later too
     * @param inFlight begun and not ended
     * @param lastMinute ended in the last 60 seconds, with or without a failure
     * @param lastFailure the kind of failure, never what was in the message
     */
    public record Figures(
            Instant since, long completed, long failed, int inFlight, long lastMinute, @Nullable Instant lastFailureAt, @Nullable String lastFailure) {}
}
