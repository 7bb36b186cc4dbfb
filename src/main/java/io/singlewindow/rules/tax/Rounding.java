package io.singlewindow.rules.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How levied tax is rounded: duty, consumption tax and VAT each, per line, to the fen. Statutory amounts are not rounded. */
enum Rounding {
    /** 四舍五入. */
    LINE_HALF_UP(RoundingMode.HALF_UP),
    /** Half to the even fen. */
    LINE_HALF_EVEN(RoundingMode.HALF_EVEN),
    /** Fractions of a fen are dropped. */
    LINE_DOWN(RoundingMode.DOWN);

    private static final int FEN_DIGITS = 2;

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    /** A fraction of which only the result is rounded. */
    BigDecimal levied(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, FEN_DIGITS, mode);
    }
}
