package io.singlewindow.callback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one endpoint.
 *
 * @param entry number of its entry; null for a challenge or a test
 * @param subject what it is about
 * @param key of order: those of one key go one after the other
 * @param enveloped whether it carries a receipt in a signed envelope too; those made before there were envelopes do not
 * @param content of a challenge or a test; null for an event, which is rendered from its entry
 * @param attempts since it was made, resumed or replayed
 * @param nextAttemptAtMillis null when it is done with, or an earlier one of its key goes first
 */
record Delivery(
        String id,
        String endpointId,
        @Nullable Long entry,
        String type,
        String subject,
        String key,
        Endpoint.Form form,
        boolean enveloped,
        @Nullable String content,
        State state,
        boolean replayed,
        int attempts,
        @Nullable Long firstAttemptAtMillis,
        @Nullable Long nextAttemptAtMillis,
        @Nullable String cause,
        Instant createdAt,
        @Nullable Long finishedAtMillis) {

    /** Where it stands. */
    enum State {
        /** To be sent, or sent again. */
        WAITING,
        DELIVERED,
        /** All attempts failed, or the endpoint is gone. */
        DEAD
    }

    /** The event's id at the receiver, the same at every attempt, replay and endpoint, and after a restore. */
    String webhookId() {
        return "evt_" + (entry == null ? id : String.valueOf(entry));
    }
}
