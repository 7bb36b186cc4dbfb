package io.singlewindow.statistics.report;

import io.singlewindow.statistics.report.ReportRow.Key;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a platform reports beside what the messages say.
 *
 * @param ordersGap difference of the orders as a share of the greater number, four digits
 * @param amountGap the same of the amounts
 * @param over true when one of the two is over what is allowed
 */
public record Gap(ReportRow reported, ReportRow counted, BigDecimal ordersGap, BigDecimal amountGap, boolean over) {

    private static final int SHARE_DIGITS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Holds both against each other; what only one side knows is nothing on the other.
     *
     * @param percentMax difference that is allowed, in hundredths of the greater figure
     * @return those over it first, then by firm
     */
    static List<Gap> between(List<ReportRow> reported, List<ReportRow> counted, BigDecimal percentMax) {
        Map<Key, ReportRow> said = byKey(reported);
        Map<Key, ReportRow> seen = byKey(counted);
        List<Key> keys = new ArrayList<>(said.keySet());
        seen.keySet().stream().filter(key -> !said.containsKey(key)).forEach(keys::add);
        return keys.stream().map(key -> of(said.getOrDefault(key, nothing(key)), seen.getOrDefault(key, nothing(key)), percentMax))
                .sorted(Comparator.comparing((Gap gap) -> !gap.over()).thenComparing(gap -> gap.reported().key().firm())
                        .thenComparing(gap -> gap.reported().key().direction()).thenComparing(gap -> gap.reported().key().mode())).toList();
    }

    private static Map<Key, ReportRow> byKey(List<ReportRow> rows) {
        Map<Key, ReportRow> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.put(row.key(), row));
        return byKey;
    }

    private static ReportRow nothing(Key key) {
        return new ReportRow(key, 0, BigDecimal.ZERO);
    }

    private static Gap of(ReportRow reported, ReportRow counted, BigDecimal percentMax) {
        BigDecimal said = BigDecimal.valueOf(reported.orders());
        BigDecimal seen = BigDecimal.valueOf(counted.orders());
        return new Gap(reported, counted, share(said, seen), share(reported.amount(), counted.amount()),
                over(said, seen, percentMax) || over(reported.amount(), counted.amount(), percentMax));
    }

    private static BigDecimal share(BigDecimal one, BigDecimal other) {
        BigDecimal greater = one.max(other);
        return greater.signum() == 0 ? BigDecimal.ZERO.setScale(SHARE_DIGITS) : one.subtract(other).abs().divide(greater, SHARE_DIGITS, RoundingMode.HALF_UP);
    }

    /** Exactly, without the rounding of what is shown. */
    private static boolean over(BigDecimal one, BigDecimal other, BigDecimal percentMax) {
        return one.subtract(other).abs().multiply(HUNDRED).compareTo(one.max(other).multiply(percentMax)) > 0;
    }
}
