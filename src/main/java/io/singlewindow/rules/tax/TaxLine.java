package io.singlewindow.rules.tax;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of goods that is to be taxed.
 *
 * @param value of the whole line in yuan, coupons and points not deducted (税管函〔2016〕73号); 0 for a gift
 * @param content what the whole line holds; null when it is not known
 */
public record TaxLine(String hsCode, BigDecimal value, @Nullable Content content, LineRates rates) {

    public TaxLine {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("The value of " + hsCode + " is " + value + ", expected 0 or more");
        }
    }
}
