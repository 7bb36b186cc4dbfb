package io.singlewindow.charge;

import java.math.BigDecimal;

/** How amounts of yuan are written. */
final class Money {

    private static final int FEN_DIGITS = 2;

    private Money() {}

    /** With two digits behind the point, or more where there are more. */
    static String text(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(FEN_DIGITS, plain.scale())).toPlainString();
    }
}
