package io.singlewindow.authority.simulator.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of inspection's journal: a request that came in with the rows it declares, or a result that needs no more sending.
 *
 * @param rows of an accepted request, else null
 * @param requestId whose result is settled
 * @param step place of the result among those of its request
 * @param delivered whether it arrived, or was given up
 */
record JournalLine(
        @Nullable Reception reception,
        @Nullable List<Accepted.Row> rows,
        @Nullable String requestId,
        @Nullable Integer step,
        boolean delivered) {

    static JournalLine received(Reception reception, @Nullable List<Accepted.Row> rows) {
        return new JournalLine(reception, rows, null, null, false);
    }

    static JournalLine settled(String requestId, int step, boolean delivered) {
        return new JournalLine(null, null, requestId, step, delivered);
    }
}
