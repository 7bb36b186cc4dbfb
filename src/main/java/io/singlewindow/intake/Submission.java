package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every door hands over.
 *
 * @param body a CEB message or a DxpMsg around one, after gunzip
 * @param idempotencyKey the caller's own key of this submission, if it gave one
 * @param door where it came in: rest, soap, jms, zip
 * @param refusal why the door could not inflate it; then the body is as posted
 * @param toBeStored false when it is only checked: then nobody needs to be entitled to it
 */
record Submission(
        Caller caller,
        byte[] body,
        @Nullable Finding refusal,
        @Nullable String idempotencyKey,
        String door,
        Instant receivedAt,
        boolean toBeStored) {

    private static final int IDEMPOTENCY_KEY_CHARACTERS_MAX = 200;

    /** Refuses with 403 who may check messages but not submit them. */
    static void requireClient(Caller caller) {
        if (caller.role() != CallerRole.CLIENT) {
            throw new ProblemException(403, Finding.of(ErrorCode.SYS_004, null, null));
        }
    }

    /**
     * Refuses with 400 an idempotency key that says nothing or too much.
     *
     * @param name what it is called at the door where it was given
     */
    static void requireFitting(@Nullable String idempotencyKey, String name) {
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > IDEMPOTENCY_KEY_CHARACTERS_MAX)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + " of " + idempotencyKey.length() + " characters",
                    "1 to " + IDEMPOTENCY_KEY_CHARACTERS_MAX);
        }
    }
}
