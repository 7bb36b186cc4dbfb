package io.singlewindow.authority.forex;

import io.singlewindow.message.Direction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order's funds, or a refund of them, on the way to the authority.
 *
 * @param reference empty for the order itself; else why it is refunded
 * @param goods what came back, {@code gnum=quantity} joined by commas; empty for all
 * @param institution empty until it is known
 * @param currency ISO; empty until it is known
 * @param cause what it waits for: name of {@link Missing}; why it is held: name of {@link Held}
 * @param settledBy who decided that it is settled though it was held; null: nobody
 */
record Item(
        String id,
        String consignmentId,
        String reference,
        String goods,
        Direction direction,
        String institution,
        String currency,
        BigDecimal amount,
        ItemState state,
        @Nullable String cause,
        @Nullable String settlementId,
        @Nullable String rptNo,
        @Nullable String settledBy) {

    boolean refund() {
        return !reference.isEmpty();
    }

    /** The same of these funds. */
    Item of(String otherInstitution, String otherCurrency, BigDecimal otherAmount) {
        return new Item(id, consignmentId, reference, goods, direction, otherInstitution, otherCurrency, otherAmount, state, cause,
                settlementId, rptNo, settledBy);
    }
}
