package io.singlewindow.validation;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers of messages. An exponent is no xs:decimal, and BigDecimal would spend all memory on one like 1e999999999. */
final class Decimals {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]{1,40}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})");
    private static final int CHARACTERS_MAX = 100;

    private Decimals() {}

    /** The number, or null when it is absent or none. */
    static @Nullable BigDecimal parse(@Nullable String text) {
        if (text == null || text.length() > CHARACTERS_MAX) {
            return null;
        }
        String number = text.strip();
        return DECIMAL.matcher(number).matches() ? new BigDecimal(number) : null;
    }

    /** As findings show it: plain, without zeros that carry nothing. */
    static String show(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
