package io.singlewindow.consignment;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.message.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A consignment: what one order, its payment, its waybill and its list are together.
 *
 * @param ownState what the documents alone say: WAITING, MATCHED, MISMATCHED or EXPIRED
 * @param state as told: own state and the authorities' receipts together
 * @param waitingUntilMillis when waiting ends; null when it does not wait
 * @param matchReport the last comparison as it is kept, read by {@link KeptComparisons}; null while documents are missing
 */
public record Consignment(
        String id,
        Direction direction,
        String ebpCode,
        String ebcCode,
        String orderNo,
        @Nullable String tradeMode,
        ConsignmentState state,
        ConsignmentState ownState,
        long createdAtMillis,
        @Nullable Long waitingUntilMillis,
        @Nullable String matchReport) {}
