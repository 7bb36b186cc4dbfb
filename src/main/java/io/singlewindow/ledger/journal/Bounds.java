package io.singlewindow.ledger.journal;

/**
 * Bounds of a journaled file, in bytes.
 *
 * @param pendingBytesMax changes that may wait in memory for a cut; what comes on top is cut and sealed as it is
 * @param journalBytesMax length at which the journal starts anew, so that opening after a cut reads no more
 */
record Bounds(long pendingBytesMax, long journalBytesMax) {

    static final Bounds SERVER = new Bounds(64L << 20, 32L << 20);
}
