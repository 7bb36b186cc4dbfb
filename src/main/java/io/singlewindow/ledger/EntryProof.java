package io.singlewindow.ledger;

import java.time.Instant;
import java.util.List;

/**
 * An entry of the log and what proves it.
 *
 * @param origin name of the log
 * @param number 0-based leaf index
 * @param at entry time, never before that of an earlier entry
 * @param leaf canonical text of the entry
 * @param nonce 32 random bytes that blind the leaf's commitment
 * @param path sibling hashes to the root of {@code checkpoint}, nearest first
 * @param checkpoint the signed head that the entry's group made
 */
public record EntryProof(
        String origin, long number, Instant at, String leaf, byte[] nonce, List<byte[]> path, String checkpoint) {}
