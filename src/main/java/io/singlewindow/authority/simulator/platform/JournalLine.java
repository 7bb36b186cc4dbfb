package io.singlewindow.authority.simulator.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the platform's journal: an order that it sold, a question that came, or an upload that ended. */
record JournalLine(@Nullable Sold sold, @Nullable Asked asked, @Nullable Sent sent) {

    /** A question. */
    record Asked(Instant at, String orderNo, String sessionId, String code) {}

    /**
     * An upload that ended.
     *
     * @param answer the window's, whole
     */
    record Sent(String id, Instant at, String orderNo, String answer) {}
}
