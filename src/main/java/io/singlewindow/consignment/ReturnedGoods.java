package io.singlewindow.consignment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Goods of a consignment that came back.
 *
 * @param reference what says so, e.g. the number of the return application; 1 to 64 characters, the same one counts once
 * @param quantities by row number of the list, in the list's unit; empty for all that is left of the consignment
 */
public record ReturnedGoods(String reference, Map<Integer, BigDecimal> quantities) {

    private static final int REFERENCE_CHARACTERS_MAX = 64;

    public ReturnedGoods {
        if (reference.isEmpty() || reference.length() > REFERENCE_CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    "The reference is " + reference + ", expected 1 to " + REFERENCE_CHARACTERS_MAX + " characters");
        }
        quantities = new TreeMap<>(quantities);
    }

    /** The quantities in one line, {@code gnum=quantity} joined by commas; empty for all. */
    public String rows() {
        return quantities.entrySet().stream().map(row -> row.getKey() + "=" + row.getValue().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(","));
    }

    /** The quantities of such a line. */
    public static Map<Integer, BigDecimal> quantities(String rows) {
        Map<Integer, BigDecimal> quantities = new TreeMap<>();
        for (String row : rows.isEmpty() ? new String[0] : rows.split(",")) {
            int equals = row.indexOf('=');
            quantities.put(Integer.valueOf(row.substring(0, equals)), new BigDecimal(row.substring(equals + 1)));
        }
        return quantities;
    }

    /** What came back by all these lines together. */
    public static Map<Integer, BigDecimal> sum(Stream<String> rows) {
        Map<Integer, BigDecimal> sum = new TreeMap<>();
        rows.forEach(one -> quantities(one).forEach((gnum, quantity) -> sum.merge(gnum, quantity, BigDecimal::add)));
        return sum;
    }

    /** All that is left of the consignment. */
    public static ReturnedGoods all(String reference) {
        return new ReturnedGoods(reference, Map.of());
    }
}
