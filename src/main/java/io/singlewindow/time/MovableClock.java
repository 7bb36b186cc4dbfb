package io.singlewindow.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs on from wherever it is set; the sandbox moves it, production never does. */
public final class MovableClock extends Clock {

    /** Beyond them times are not written in the digits that messages have, and far beyond not even counted in milliseconds. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = FIRST.atZone(ZoneOffset.UTC).withYear(9999).toInstant();

    private final Clock base;
    private final ZoneId zone;
    private final AtomicReference<Duration> offset;

    /** Runs with {@code base} until moved; times are told in the business's zone. */
    public MovableClock(Clock base) {
        this(base, BusinessTime.ZONE, new AtomicReference<>(Duration.ZERO));
    }

    private MovableClock(Clock base, ZoneId zone, AtomicReference<Duration> offset) {
        this.base = base;
        this.zone = zone;
        this.offset = offset;
    }

    /** True for a time that the clock may be set to: of the years 1 to 9998, the last being left for what comes after. */
    public static boolean reaches(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }

    /** Sets the time that it is now; it runs on from there. */
    public void setTo(Instant now) {
        setOffset(Duration.between(base.instant(), now));
    }

    /** Sets how far it is from the machine's clock. */
    public void setOffset(Duration fromMachine) {
        offset.set(fromMachine);
    }

    /** Moves on by this much; a negative amount moves back. */
    public void advance(Duration amount) {
        offset.updateAndGet(current -> current.plus(amount));
    }

    /** How far it is from the machine's clock. */
    public Duration offset() {
        return offset.get();
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Another zone on the same hands: both are moved together. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(base, other, offset);
    }
}
