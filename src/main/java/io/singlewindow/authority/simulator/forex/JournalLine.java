package io.singlewindow.authority.simulator.forex;

import org.jspecify.annotations.Nullable;

/**
 * A line of forex's journal: a request that came in, with what was taken of it, or a result that needs no more sending.
 *
 * @param told of an accepted request, else null
 * @param result id of the result that is settled
 * @param delivered whether it arrived, or was given up
 */
record JournalLine(@Nullable Reception reception, @Nullable Told told, @Nullable String result, boolean delivered) {

    static JournalLine received(Reception reception, @Nullable Told told) {
        return new JournalLine(reception, told, null, false);
    }

    static JournalLine settled(String result, boolean delivered) {
        return new JournalLine(null, null, result, delivered);
    }
}
