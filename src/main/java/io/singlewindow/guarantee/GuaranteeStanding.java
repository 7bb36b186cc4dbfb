package io.singlewindow.guarantee;

import java.math.BigDecimal;

/**
 * A declarant's guarantees together, in yuan.
 *
 * @param filed false where it never filed any
 * @param amount of those that hold on the day
 */
public record GuaranteeStanding(boolean filed, BigDecimal amount, BigDecimal used) {

    /** What is left; negative where one has ended while its amount was in use. */
    public BigDecimal available() {
        return amount.subtract(used);
    }
}
