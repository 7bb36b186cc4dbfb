package io.singlewindow.ledger;

/** What became of an append; durable when it is told. */
public sealed interface Outcome {

    /** It is in the ledger. */
    record Recorded(String submissionId, int httpStatus, byte[] answer, byte[] cebReceipt) implements Outcome {}

    /**
     * Another submission holds one of its keys, so it was not stored.
     *
     * @param same true when that one has the same content, so its answer is this one's too
     */
    record Taken(Claim claim, String holderId, String holderDigest, boolean same) implements Outcome {}
}
