package io.singlewindow.rules.tax;

import java.math.BigDecimal;

/**
 * Duty, consumption tax and VAT of one dutiable value. With DV the value, d, c and v the rates and s the share levied:
 * duty = DV·d; statutory consumption tax = (DV + duty)/(1 − c)·c; statutory VAT = (DV + duty + consumption tax)·v, whose base holds
 * the whole consumption tax, not the share of it. (DV + duty + consumption tax) is (DV + duty)/(1 − c), so that each has one
 * division, and only its result is rounded.
 *
 * @param share of the statutory consumption tax and VAT, as a fraction
 */
record Formula(BigDecimal duty, BigDecimal consumption, BigDecimal vat, BigDecimal share, Rounding rounding) {

    BigDecimal dutyOf(BigDecimal dutiableValue) {
        return rounding.levied(dutiableValue.multiply(duty), BigDecimal.ONE);
    }

    BigDecimal consumptionTaxOf(BigDecimal dutiableValue) {
        return rounding.levied(base(dutiableValue).multiply(consumption).multiply(share), BigDecimal.ONE.subtract(consumption));
    }

    BigDecimal vatOf(BigDecimal dutiableValue) {
        return rounding.levied(base(dutiableValue).multiply(vat).multiply(share), BigDecimal.ONE.subtract(consumption));
    }

    /** With the duty as it is in law, not as it is rounded. */
    private BigDecimal base(BigDecimal dutiableValue) {
        return dutiableValue.add(dutiableValue.multiply(duty));
    }
}
