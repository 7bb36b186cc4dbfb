package io.singlewindow.rules.tax;

import java.math.BigDecimal;

/**
 * What is levied on one line. Amounts in yuan, rates as fractions.
 *
 * @param freight and insurance are this line's parts
 * @param dutyRate applied; consumptionRate and vatRate are the statutory ones, of which a share is levied within the limits
 */
public record LineTax(
        String hsCode, BigDecimal value, BigDecimal freight, BigDecimal insurance, BigDecimal dutyRate, BigDecimal consumptionRate,
        BigDecimal vatRate, BigDecimal duty, BigDecimal consumptionTax, BigDecimal vat) {

    /** Value with freight and insurance. */
    public BigDecimal dutiableValue() {
        return value.add(freight).add(insurance);
    }

    /** All three together. */
    public BigDecimal total() {
        return duty.add(consumptionTax).add(vat);
    }
}
