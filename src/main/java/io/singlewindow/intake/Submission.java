package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.Finding;
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
        boolean toBeStored) {}
