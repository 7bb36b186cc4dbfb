package io.singlewindow.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may sign in by a password.
 *
 * @param caller whom it stands for; its id is the login
 * @param failedAttempts wrong passwords since the last right one
 * @param lockedUntil no password counts before; null: not locked
 * @param disabledAt opens nothing since; null: in use
 * @param passwordChangedAt sessions that began earlier have ended
 */
record Account(
        Caller caller,
        int failedAttempts,
        @Nullable Instant lockedUntil,
        @Nullable Instant disabledAt,
        Instant passwordChangedAt,
        Instant createdAt) {

    /** How it stands: what an operator sees of it. */
    enum State {
        ACTIVE,
        LOCKED,
        DISABLED
    }

    State state(Instant now) {
        if (disabledAt != null) {
            return State.DISABLED;
        }
        return lockedUntil != null && lockedUntil.isAfter(now) ? State.LOCKED : State.ACTIVE;
    }
}
