package io.singlewindow.guarantee;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Tax of one consignment for which a declarant's guarantees stand.
 *
 * @param held false once it is freed
 * @param taxNo the bill that has set the amount; null while there is none
 * @param payFrom first and payTo last day of the collection window; null until it is released
 */
public record GuaranteeUse(
        String consignmentId, String declarant, BigDecimal amount, boolean held, @Nullable String taxNo, @Nullable LocalDate releasedOn,
        @Nullable LocalDate payFrom, @Nullable LocalDate payTo) {}
