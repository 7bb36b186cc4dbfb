package io.singlewindow.authority.simulator;

import org.jspecify.annotations.Nullable;

/**
 * A line of a journal: a message that came in, or a result that needs no more sending.
 *
 * @param result id of the result that is settled
 * @param delivered whether it arrived, or was given up
 */
public record JwsJournalLine(@Nullable JwsReception reception, @Nullable String result, boolean delivered) {

    static JwsJournalLine received(JwsReception reception) {
        return new JwsJournalLine(reception, null, false);
    }

    static JwsJournalLine settled(String result, boolean delivered) {
        return new JwsJournalLine(null, result, delivered);
    }
}
