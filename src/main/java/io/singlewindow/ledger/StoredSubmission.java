package io.singlewindow.ledger;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A submission as it is kept.
 *
 * @param sender credit code of the company that sent it; null where it was not known
 * @param rejected positions of the documents that were rejected; meaningless when {@code status} is REJECTED
 * @param answer what was answered, and is answered again; when the message is kept no longer, without what it quotes
 * @param cebReceipt the same in the messages' own format
 */
public record StoredSubmission(
        String id,
        Instant receivedAt,
        String principal,
        @Nullable String sender,
        @Nullable String messageType,
        @Nullable String guid,
        String status,
        int httpStatus,
        long entry,
        Set<Integer> rejected,
        byte[] answer,
        byte[] cebReceipt) {}
