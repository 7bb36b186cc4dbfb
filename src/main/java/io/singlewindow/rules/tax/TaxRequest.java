package io.singlewindow.rules.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One transaction. Amounts in yuan.
 *
 * @param acceptedOn the day whose rules hold, of +08:00
 * @param freight and insurance belong to the dutiable value and are apportioned to the lines
 * @param oneItem true when the order is of one single item (订单下仅一件商品), or of one that cannot be divided
 * @param annualUsed what its buyer has bought before in the calendar year of that day
 */
public record TaxRequest(
        LocalDate acceptedOn, List<TaxLine> lines, BigDecimal freight, BigDecimal insurance, boolean oneItem, BigDecimal annualUsed) {

    public TaxRequest {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || freight.signum() < 0 || insurance.signum() < 0 || annualUsed.signum() < 0) {
            throw new IllegalArgumentException("There are " + lines.size() + " lines, freight " + freight + ", insurance " + insurance + ", used "
                    + annualUsed + ", expected one line at least and no negative amount");
        }
    }

    /** 完税价格: actual price with freight and insurance. */
    public BigDecimal dutiableValue() {
        return lines.stream().map(TaxLine::value).reduce(freight.add(insurance), BigDecimal::add);
    }
}
