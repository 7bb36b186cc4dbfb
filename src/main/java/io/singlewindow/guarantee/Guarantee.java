package io.singlewindow.guarantee;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A guarantee as customs has accepted it.
 *
 * @param declarant credit code, as filed
 * @param amount yuan
 * @param validTo last day
 */
public record Guarantee(String declarant, String guaranteeNo, BigDecimal amount, LocalDate validFrom, LocalDate validTo, boolean withdrawn) {

    /** True when it stands on this day. */
    public boolean holds(LocalDate day) {
        return !withdrawn && !day.isBefore(validFrom) && !day.isAfter(validTo);
    }
}
