package io.singlewindow.rules.tax;

import java.math.BigDecimal;

/**
 * The statutory rates of goods on a day, as fractions: 0.13 for 13 %.
 *
 * @param duty by value (从价)
 * @param consumption by value; of COSMETICS it is the dated parameters that say it
 */
public record LineRates(BigDecimal duty, BigDecimal vat, Consumption kind, BigDecimal consumption) {

    /** How consumption tax is charged. */
    public enum Consumption {
        /** By value, or not at all with rate 0. */
        AD_VALOREM,
        /** By value from a threshold per ml, g or piece on. */
        COSMETICS,
        /** By quantity, or by both (从量, 复合): not computed here. */
        SPECIFIC
    }

    public LineRates {
        if (duty.signum() < 0 || vat.signum() < 0 || consumption.signum() < 0 || consumption.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("Rates are duty " + duty + ", vat " + vat + ", consumption " + consumption
                    + ", expected fractions that are not negative, the last below 1");
        }
    }

    /** Rates by value. */
    public static LineRates adValorem(BigDecimal duty, BigDecimal vat, BigDecimal consumption) {
        return new LineRates(duty, vat, Consumption.AD_VALOREM, consumption);
    }
}
