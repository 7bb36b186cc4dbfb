package io.singlewindow.rules.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How freight and insurance are divided among lines: whole fen each, never more than there is; the last line takes the remainder. */
enum Apportionment {
    /** In proportion to the lines' values. */
    BY_VALUE {
        @Override
        BigDecimal part(BigDecimal amount, BigDecimal value, BigDecimal values, int lines) {
            return values.signum() == 0 ? BigDecimal.ZERO : amount.multiply(value).divide(values, FEN_DIGITS, RoundingMode.DOWN);
        }
    },
    /** The same to each. */
    EQUAL {
        @Override
        BigDecimal part(BigDecimal amount, BigDecimal value, BigDecimal values, int lines) {
            return amount.divide(BigDecimal.valueOf(lines), FEN_DIGITS, RoundingMode.DOWN);
        }
    };

    private static final int FEN_DIGITS = 2;

    abstract BigDecimal part(BigDecimal amount, BigDecimal value, BigDecimal values, int lines);

    /** A part for each line; together exactly the amount. */
    List<BigDecimal> parts(BigDecimal amount, List<TaxLine> lines) {
        BigDecimal values = lines.stream().map(TaxLine::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> parts = new ArrayList<>();
        BigDecimal left = amount;
        for (TaxLine line : lines.subList(0, lines.size() - 1)) {
            BigDecimal part = part(amount, line.value(), values, lines.size());
            parts.add(part);
            left = left.subtract(part);
        }
        parts.add(left);
        return parts;
    }
}
