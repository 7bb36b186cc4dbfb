package io.singlewindow.authority.forex.records;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * What is refunded for goods that came back: for all of them all that was settled and not refunded yet; for some, their
 * rows' share of what was settled, by value, rounded half up to a hundredth; those that complete the whole take what is left, so
 * that the parts come to it exactly. So discount, freight and tax are shared too, and
 * it does not matter in which currency the list has its prices.
 */
public final class ReturnAmount {

    private static final int DIGITS = 2;

    private ReturnAmount() {}

    /** A row of the list. */
    public record Row(int gnum, BigDecimal quantity, BigDecimal totalPrice) {}

    /**
     * The amount to be refunded.
     *
     * @param earlier quantities that came back before and are refunded, by row
     * @param quantities that came back now, by row; empty for all
     * @param settled for the order
     * @param left of it that was not refunded yet
     * @return 0 when nothing of value came back; above {@code left} when more came back than was left, which the caller tells
     */
    public static BigDecimal of(
            List<Row> rows, Map<Integer, BigDecimal> earlier, Map<Integer, BigDecimal> quantities, BigDecimal settled, BigDecimal left) {
        if (complete(rows, earlier, quantities)) {
            return left;
        }
        BigDecimal value = rows.stream().map(Row::totalPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (value.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal returned = BigDecimal.ZERO;
        for (Row row : rows) {
            BigDecimal quantity = quantities.getOrDefault(row.gnum(), BigDecimal.ZERO);
            if (quantity.signum() > 0 && row.quantity().signum() > 0) {
                // of a share of the row only its value counts, to more digits than the result has
                returned = returned.add(row.totalPrice().multiply(quantity).divide(row.quantity(), 10, RoundingMode.HALF_UP));
            }
        }
        return settled.multiply(returned).divide(value, DIGITS, RoundingMode.HALF_UP);
    }

    /**
     * True when with these nothing of the rows is left; none of them say that all came back. False where more comes back than there
     * was, for that is to be told.
     */
    public static boolean complete(List<Row> rows, Map<Integer, BigDecimal> earlier, Map<Integer, BigDecimal> quantities) {
        return quantities.isEmpty() || rows.stream().allMatch(row -> row.quantity().compareTo(
                earlier.getOrDefault(row.gnum(), BigDecimal.ZERO).add(quantities.getOrDefault(row.gnum(), BigDecimal.ZERO))) == 0);
    }
}
