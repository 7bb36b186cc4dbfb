package io.singlewindow.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One judged submission on its way into the ledger.
 *
 * @param id 32 hex characters
 * @param sender credit code of the company that sent it, where it is known
 * @param sha256 of the body, lower hex
 * @param contentDigest of what its signature covers, lower hex; null for what could not be read
 * @param rejected positions of the documents that were rejected
 * @param claims keys it must hold; all or none
 * @param statement the receipt's canonical text, to which the log is bound
 * @param rendering makes what is answered, once the entry's number and proof are known
 */
public record NewSubmission(
        String id,
        Instant receivedAt,
        String principal,
        @Nullable String sender,
        String door,
        @Nullable String messageType,
        @Nullable String guid,
        String status,
        int httpStatus,
        String sha256,
        @Nullable String contentDigest,
        List<Integer> rejected,
        byte[] body,
        List<Claim> claims,
        String statement,
        Rendering rendering) {

    /** Status of a submission of which at least one document was accepted. */
    public static final String ACCEPTED = "ACCEPTED";
    /** Some documents accepted, some rejected. */
    public static final String PARTLY_ACCEPTED = "PARTLY_ACCEPTED";
    /** Nothing accepted. */
    public static final String REJECTED = "REJECTED";

    /** True when documents of it go on to the index. */
    boolean goesOn() {
        return !status.equals(REJECTED);
    }

    /** Makes the bytes that are stored and answered. */
    @FunctionalInterface
    public interface Rendering {
        /** Called once, in the committer, so it must be quick and must not fail. */
        Rendered render(EntryProof proof);
    }

    /**
     * What is stored and answered.
     *
     * @param answer JSON
     * @param receipt the statement with its proof
     * @param cebReceipt the receipt in the messages' own format
     */
    public record Rendered(byte[] answer, String receipt, byte[] cebReceipt) {}
}
