package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What is known of outgoing messages once their receipts come. */
@Component
@Profile("!simulator")
public class SentMessages {

    /** A copMsgId ends with it, see {@link Dispatches}. */
    private static final int SUBMISSION_ID_CHARACTERS = 32;

    private final DispatchStore store;
    private final DispatchEvents events;
    private final OverdueSettings overdue;
    private final Clock clock;

    SentMessages(DispatchStore store, DispatchEvents events, OverdueSettings overdue, Clock clock) {
        this.store = store;
        this.events = events;
        this.overdue = overdue;
        this.clock = clock;
    }

    /** How far a message came that is parked. */
    public enum Reached {
        /** No attempt succeeded. */
        NOT,
        /** Handed to a transport, without any receipt. */
        PERHAPS,
        /** The authority has refused it. */
        REFUSED
    }

    /** A message that is not sent any more, and why. */
    public record Parked(String id, Authority authority, @Nullable String cause, Instant createdAt, Reached reached) {}

    /**
     * A message that its authority has taken, and has answered with no receipt within the time that it is given.
     *
     * @param cause in words, with the hours
     * @param takenAt when it was taken first, or first since it was replayed
     */
    public record Overdue(String id, Authority authority, String cause, Instant takenAt) {}

    /**
     * Those of all authorities, of each the oldest first.
     *
     * @param max of each: one that answers nothing at all hides no other
     */
    public List<Overdue> overdue(int max) {
        return Arrays.stream(Authority.values())
                .flatMap(authority -> store.overdue(authority, takenUntil(authority), max).stream().map(one -> overdue(one.id(), authority, one.takenAtMillis())))
                .toList();
    }

    /** One of them. */
    public Optional<Overdue> findOverdue(String id) {
        return store.cargo(id).map(DispatchStore.Cargo::authority).flatMap(authority ->
                store.overdueSince(id, authority, takenUntil(authority)).map(since -> overdue(id, authority, since)));
    }

    private Overdue overdue(String id, Authority authority, long takenAtMillis) {
        Instant takenAt = Instant.ofEpochMilli(takenAtMillis);
        String cause = ParkingCause.overdue(Duration.between(takenAt, clock.instant()).toHours(), overdue.of(authority).toHours());
        return new Overdue(id, authority, cause, takenAt);
    }

    private long takenUntil(Authority authority) {
        return clock.millis() - overdue.of(authority).toMillis();
    }

    /** How many of them an authority has. */
    int countOverdue(Authority authority) {
        return store.countOverdue(authority, takenUntil(authority));
    }

    /** One of them is sent once more, with the same bytes, in the caller's transaction; false when it is not one of them. */
    public boolean replayOverdue(String id) {
        return store.cargo(id).map(DispatchStore.Cargo::authority)
                .filter(authority -> store.replayOverdue(id, authority, takenUntil(authority), clock.millis())).isPresent();
    }

    /** One of them is waited for no longer, in the caller's transaction: it is not sent any more. False when it is not one of them. */
    public boolean letBe(String id) {
        return store.cargo(id).map(DispatchStore.Cargo::authority).filter(authority -> store.letBe(id, authority, takenUntil(authority))).isPresent();
    }

    /** The parked messages, newest first. */
    public List<Parked> parked(int max) {
        return store.parked(max);
    }

    /** A parked message is sent again, with the same bytes; false when it is not parked. */
    public boolean replay(String id) {
        return store.replay(id, clock.millis());
    }

    /** One of the parked messages. */
    public Optional<Parked> findParked(String id) {
        return store.findParked(id);
    }

    /** A parked message is given up, in the caller's transaction: it is not sent any more. False when it is not parked. */
    public boolean discard(String id) {
        return store.discard(id);
    }

    /** The submission that went to customs under this copMsgId; empty when none did. */
    public Optional<String> submissionOf(String copMsgId) {
        String id = copMsgId.substring(Math.max(0, copMsgId.length() - SUBMISSION_ID_CHARACTERS));
        return store.exists(Authority.CUSTOMS, id, "") ? Optional.of(id) : Optional.empty();
    }

    /**
     * What a message was about.
     *
     * @param consignmentId empty for a whole submission
     */
    public record About(String submissionId, String consignmentId) {}

    /** What the message of this id was about, where it went to this authority. */
    public Optional<About> about(Authority authority, String id) {
        return store.cargo(id).filter(cargo -> cargo.authority() == authority)
                .map(cargo -> new About(cargo.submissionId(), cargo.consignmentId()));
    }

    /** Marks a message as answered, in the caller's transaction: it is not sent again. */
    public void answered(Authority authority, String submissionId, String consignmentId) {
        answered(authority, submissionId, consignmentId, () -> true);
    }

    /**
     * The same of a message that carries several things: it is not sent again, and is waited for until each of them is answered.
     *
     * @param all whether each is, this answer counted; asked when no other answer to the message is being counted
     */
    public void answered(Authority authority, String submissionId, String consignmentId, BooleanSupplier all) {
        store.lock(authority, submissionId, consignmentId);
        // an attempt whose answer was lost, or has not come yet, has no entry: nobody knew that it was handed over
        store.untold(authority, submissionId, consignmentId)
                .forEach(one -> events.sent(new Dispatcher.Task(one.id(), authority, one.attempts(), 0), one.body(), null));
        if (all.getAsBoolean()) {
            store.answered(authority, submissionId, consignmentId);
        } else {
            store.answeredInPart(authority, submissionId, consignmentId, clock.millis());
        }
    }
}
