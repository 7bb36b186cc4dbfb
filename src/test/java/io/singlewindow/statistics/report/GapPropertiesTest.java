package io.singlewindow.statistics.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.Direction;
import io.singlewindow.statistics.report.ReportRow.Key;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of a report held against the messages, whatever both say. */
class GapPropertiesTest {

    private static final BigDecimal ONE_PERCENT = BigDecimal.ONE;

    private static Key key(int number) {
        return new Key(number % 2 == 0 ? Direction.IMPORT : Direction.EXPORT, "9610", "F" + number);
    }

    private static List<ReportRow> rows(Random random) {
        return IntStream.range(0, 20).filter(i -> random.nextBoolean())
                .mapToObj(i -> new ReportRow(key(i), random.nextInt(300), BigDecimal.valueOf(random.nextInt(1_000_000), 2))).toList();
    }

    @Property(tries = 200)
    void everyRowOfEitherSideIsThereOnceAndNoneIsLost(@ForAll long seed) {
        Random random = new Random(seed);
        List<ReportRow> reported = rows(random);
        List<ReportRow> counted = rows(random);
        List<Gap> gaps = Gap.between(reported, counted, ONE_PERCENT);
        assertThat(gaps).extracting(gap -> gap.reported().key()).doesNotHaveDuplicates();
        assertThat(gaps.stream().mapToLong(gap -> gap.reported().orders()).sum()).isEqualTo(reported.stream().mapToLong(ReportRow::orders).sum());
        assertThat(gaps.stream().map(gap -> gap.counted().amount()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(counted.stream().map(ReportRow::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(gaps).allSatisfy(gap -> assertThat(gap.ordersGap()).isBetween(BigDecimal.ZERO, BigDecimal.ONE));
        assertThat(gaps.stream().map(Gap::over).toList()).as("those over it first").isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(Gap.between(counted, reported, ONE_PERCENT)).extracting(Gap::ordersGap, Gap::amountGap, Gap::over)
                .as("it does not matter which side is which").isEqualTo(gaps.stream().map(gap -> org.assertj.core.groups.Tuple.tuple(gap.ordersGap(),
                        gap.amountGap(), gap.over())).toList());
    }

    @Property(tries = 50)
    void whoSaysTheSameHasNoGap(@ForAll long seed) {
        List<ReportRow> rows = rows(new Random(seed));
        assertThat(Gap.between(rows, rows, BigDecimal.ZERO)).noneMatch(Gap::over);
    }

    @Example
    void onePercentIsAllowedAndNotMore() {
        assertThat(over(100, 99)).isFalse();
        assertThat(over(99, 100)).isFalse();
        assertThat(over(100, 98)).isTrue();
        assertThat(over(10_000, 9_899)).isTrue();
        assertThat(over(0, 1)).isTrue();
        assertThat(over(0, 0)).isFalse();
    }

    private static boolean over(long reported, long counted) {
        return Gap.between(List.of(new ReportRow(key(0), reported, BigDecimal.ZERO)), List.of(new ReportRow(key(0), counted, BigDecimal.ZERO)), ONE_PERCENT)
                .get(0).over();
    }
}
