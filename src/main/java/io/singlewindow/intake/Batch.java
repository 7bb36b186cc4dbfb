package io.singlewindow.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A zip of messages and what was answered.
 *
 * @param id the same for every repeat
 * @param principal whose it is
 * @param itemsTotal messages in the zip
 * @param items what was answered to each, in their order; empty while it has never been answered to the end
 */
record Batch(String id, String principal, String zipSha256, Instant receivedAt, int itemsTotal, List<Item> items) {

    /**
     * One message of it.
     *
     * @param position from 0
     * @param name of the entry
     * @param httpStatus as the REST door would answer
     * @param submissionId null for what was refused and not kept
     * @param refusal the problem as JSON; null for what was kept
     */
    record Item(int position, String name, int httpStatus, @Nullable String submissionId, @Nullable String refusal) {}
}
