package io.singlewindow.authority.forex;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the forex authority about one order, or one refund, of a settlement.
 *
 * @param receiptId the authority's id of it, the same in every repeat
 * @param settlementId the window's id of the settlement
 * @param rptNo of the restored record that tells of it
 * @param itemId the window's id of it
 * @param externalNo the authority's number of the settlement
 * @param reason in its own words; null for none
 */
public record ForexResult(
        String receiptId, String settlementId, String rptNo, String itemId, String externalNo, Verdict verdict, Instant time,
        @Nullable String reason) {

    /** What the authority has to say. */
    public enum Verdict {
        /** 已结算. */
        SETTLED(ItemState.SETTLED),
        /** A refund is accepted: 已冲销. */
        REVERSED(ItemState.SETTLED),
        /** 人工审核. */
        MANUAL(ItemState.MANUAL),
        /** 不予结算. */
        REFUSED(ItemState.REFUSED),
        /** 重复结算. */
        DUPLICATE(ItemState.DUPLICATE);

        private final ItemState state;

        Verdict(ItemState state) {
            this.state = state;
        }

        ItemState state() {
            return state;
        }
    }
}
