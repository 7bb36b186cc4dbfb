package io.singlewindow.authority;

import java.math.BigDecimal;

/** Amounts as texts, so that nobody reads them as doubles. */
public final class WireAmount {

    private static final int DIGITS_MIN = 2;

    private WireAmount() {}

    /** An amount with two decimals at least; zeros are added, nothing is rounded. */
    public static String of(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < DIGITS_MIN ? plain.setScale(DIGITS_MIN) : plain).toPlainString();
    }
}
