package io.singlewindow.authenticity.compare;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which orders platforms are asked for: rows with dates and shares, the first that fits. Whether an order falls into its row's
 * share follows from its number alone, so every node and every later reader comes to the same.
 *
 * @param secret what platforms do not know, or they could tell beforehand which orders are asked for
 */
public record SamplingPolicy(List<Row> rows, String secret) {

    private static final BigInteger PARTS = BigInteger.valueOf(10_000);
    private static final BigDecimal PARTS_PER_PERCENT = new BigDecimal(100);

    public SamplingPolicy {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param from first day of the order's arrival
     * @param to last day; null for open
     * @param region beginning of the platform's administrative division (行政区划代码), e.g. {@code 3301}; empty for any
     * @param credit the platform's grade; empty for any
     * @param orders pattern of order numbers
     * @param percent share, to two digits behind the point
     * @param mark law, practice or stand-in
     */
    public record Row(
            String id, LocalDate from, @Nullable LocalDate to, String region, String credit, Pattern orders, BigDecimal percent, String mark,
            String source) {

        boolean fits(Arrival order) {
            return !order.day().isBefore(from) && (to == null || !order.day().isAfter(to)) && order.region().startsWith(region)
                    && (credit.isEmpty() || credit.equals(order.credit())) && orders.matcher(order.orderNo()).matches();
        }
    }

    /**
     * An order that has come in.
     *
     * @param day of its arrival
     * @param region the platform's administrative division, six digits; empty when unknown
     * @param credit the platform's grade; empty when unknown
     */
    public record Arrival(String orderNo, LocalDate day, String region, String credit) {}

    /** The row by which the platform is asked for this order; empty when it is not. */
    public Optional<Row> asks(Arrival order) {
        return rows.stream().filter(row -> row.fits(order)).findFirst()
                .filter(row -> BigDecimal.valueOf(part(order.orderNo())).compareTo(row.percent().multiply(PARTS_PER_PERCENT)) < 0);
    }

    /** 0 to 9,999, spread evenly over order numbers. */
    private int part(String orderNo) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((secret + "\n" + orderNo).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest).mod(PARTS).intValue();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
