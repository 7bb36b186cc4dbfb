package io.singlewindow.rules.tax;

import io.singlewindow.rules.parameter.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * The tax of one transaction. Amounts in yuan.
 *
 * @param limit how it stands to the limits, treatment what follows
 * @param parameters that were used, each once, in the order of their use
 * @param quotaAfter what is left of its buyer's year when it is counted; never negative
 * @param doubtful true when the outcome hangs on an edge that the text leaves open (低于26000)
 */
public record Tax(
        Limit limit, Treatment treatment, BigDecimal dutiableValue, List<LineTax> perLine, List<Parameter> parameters, BigDecimal quotaAfter,
        boolean doubtful) {

    /** 关税. */
    public BigDecimal duty() {
        return sum(LineTax::duty);
    }

    /** 消费税. */
    public BigDecimal consumptionTax() {
        return sum(LineTax::consumptionTax);
    }

    /** 增值税. */
    public BigDecimal vat() {
        return sum(LineTax::vat);
    }

    /** All three together. */
    public BigDecimal total() {
        return sum(LineTax::total);
    }

    private BigDecimal sum(Function<LineTax, BigDecimal> part) {
        return perLine.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
