package io.singlewindow.authority.taxrefund.records;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sums amounts of several currencies in dollars: exactly as far as it goes, rounded once, half up to the cent. */
public final class Dollars {

    private static final int CENT = 2;

    private final BigDecimal usdRate;
    private BigDecimal renminbi = BigDecimal.ZERO;

    /**
     * @param usdRate renminbi for one dollar
     */
    public Dollars(BigDecimal usdRate) {
        this.usdRate = usdRate;
    }

    /**
     * Adds an amount.
     *
     * @param rate renminbi for one unit of its currency
     */
    public void add(BigDecimal amount, BigDecimal rate) {
        renminbi = renminbi.add(amount.multiply(rate));
    }

    /** The sum. */
    public BigDecimal sum() {
        return renminbi.divide(usdRate, CENT, RoundingMode.HALF_UP);
    }
}
