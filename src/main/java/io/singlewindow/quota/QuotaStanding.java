package io.singlewindow.quota;

import java.math.BigDecimal;

/** How much of a person's year is gone, in yuan. */
public record QuotaStanding(BigDecimal used, BigDecimal reserved) {

    /** Both together: what the next transaction is added to. */
    public BigDecimal total() {
        return used.add(reserved);
    }
}
