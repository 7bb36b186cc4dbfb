package io.singlewindow.authority.taxrefund;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that the tax authority is told once.
 *
 * @param key what it is told once for
 * @param consignmentId null for a refund, which may be about several
 * @param company the exporter, as filed
 * @param entryId of a refund: number of the declaration; else empty
 * @param declarationRow of a refund; else 0
 * @param declarationNo of a refund: both as the tax authority writes them; else empty
 * @param goods of a reclaim: what came back, {@code gnum=quantity} joined by commas; empty for all
 * @param amount yuan claimed or reclaimed; 0 until it is told
 * @param cause name of {@link RefundCause}
 * @param refundDate yyyyMMdd; null until it is refunded
 */
record RefundItem(
        String id,
        RefundKind kind,
        String key,
        @Nullable String consignmentId,
        String company,
        String entryId,
        int declarationRow,
        String declarationNo,
        String goods,
        BigDecimal amount,
        RefundState state,
        @Nullable String cause,
        @Nullable String externalNo,
        @Nullable String refundDate) {

    /** A row of a list that a refund is about. */
    record Row(String documentId, int listRow, String consignmentId) {}

    /** The registration of a consignment's list. */
    static RefundItem registration(String id, String consignmentId, String company) {
        return new RefundItem(id, RefundKind.REGISTRATION, "L|" + consignmentId, consignmentId, company, "", 0, "", "", BigDecimal.ZERO,
                RefundState.WAITING, null, null, null);
    }

    /** The claim for a row of a declaration. */
    static RefundItem refund(String id, String company, String entryId, int row, String declarationNo) {
        return new RefundItem(id, RefundKind.REFUND, "D|" + declarationNo, null, company, entryId, row, declarationNo, "", BigDecimal.ZERO,
                RefundState.WAITING, null, null, null);
    }

    /** What comes of a return. */
    static RefundItem reclaim(String id, String consignmentId, String company, String reference, String goods) {
        return new RefundItem(id, RefundKind.RECLAIM, reclaimKey(consignmentId, reference), consignmentId, company, "", 0, "", goods,
                BigDecimal.ZERO, RefundState.WAITING, null, null, null);
    }

    static String reclaimKey(String consignmentId, String reference) {
        return "R|" + consignmentId + "|" + reference;
    }

    /** The finding that says what is wrong with it is told once. */
    boolean waitsFor(RefundCause other) {
        return other.name().equals(cause);
    }
}
