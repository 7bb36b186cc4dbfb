package io.singlewindow.authority.simulator.customs;

import org.jspecify.annotations.Nullable;

/**
 * A line of customs' journal: a reception, or an answer that needs no more sending.
 *
 * @param settled id of the answer
 * @param delivered whether it arrived, or was given up
 */
record JournalLine(@Nullable Reception reception, @Nullable String settled, boolean delivered) {}
