package io.singlewindow.rules.tax;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The tax that was declared ({@code taxTotal} of the order) beside the tax that was computed. Yuan.
 *
 * @param amount declared less computed
 */
public record TaxDifference(BigDecimal declared, BigDecimal computed, BigDecimal amount) {

    private static final int FEN_DIGITS = 2;

    /** Both, compared. */
    public static TaxDifference of(BigDecimal declared, Tax tax) {
        return new TaxDifference(declared, tax.total(), declared.subtract(tax.total()));
    }

    /** A warning with both values, when they are not the same: customs levies by its own reckoning, so nothing is rejected. */
    public Optional<Finding> finding() {
        return amount.signum() == 0 ? Optional.empty() : Optional.of(Finding.of(ErrorCode.RUL_405, money(declared), money(computed)));
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(Math.max(FEN_DIGITS, amount.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY).toPlainString();
    }
}
