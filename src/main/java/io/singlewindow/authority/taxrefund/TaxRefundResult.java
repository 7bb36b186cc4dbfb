package io.singlewindow.authority.taxrefund;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the tax authority.
 *
 * @param receiptId the authority's id of it, the same in every repeat
 * @param itemId the window's id of what it is about
 * @param externalNo the authority's number of it
 * @param refundDate day of the refund, yyyyMMdd; null unless REFUNDED
 * @param reason in its own words; null for none
 */
public record TaxRefundResult(
        String receiptId, String itemId, String externalNo, Verdict verdict, Instant time, @Nullable String refundDate,
        @Nullable String reason) {

    /** What the authority has to say. */
    public enum Verdict {
        /** 免税. */
        EXEMPT(RefundState.EXEMPT),
        /** 已退税. */
        REFUNDED(RefundState.REFUNDED),
        /** 暂缓. */
        HELD(RefundState.HELD),
        /** 不予办理. */
        REFUSED(RefundState.REFUSED),
        /** 重复申报. */
        DUPLICATE(RefundState.DUPLICATE),
        /** 不适用. */
        NOT_ELIGIBLE(RefundState.NOT_ELIGIBLE),
        /** 已补税. */
        RECLAIMED(RefundState.RECLAIMED);

        private final RefundState state;

        Verdict(RefundState state) {
            this.state = state;
        }

        RefundState state() {
            return state;
        }

        /** True when something of this kind may be answered so. */
        boolean fits(RefundKind kind) {
            return switch (this) {
                case EXEMPT -> kind != RefundKind.RECLAIM;
                case REFUNDED -> kind == RefundKind.REFUND;
                case RECLAIMED -> kind == RefundKind.RECLAIM;
                default -> true;
            };
        }
    }
}
