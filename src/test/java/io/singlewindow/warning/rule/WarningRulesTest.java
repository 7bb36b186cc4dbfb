package io.singlewindow.warning.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.warning.rule.OrderFact.Tie;
import io.singlewindow.warning.rule.Sources.Activity;
import io.singlewindow.warning.rule.Sources.Day;
import io.singlewindow.warning.rule.Sources.Kind;
import io.singlewindow.warning.rule.WaybillAgain.Use;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each rule of early warning says something about, and from where on. */
class WarningRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 6, 18);
    private static final Thresholds THRESHOLDS = PackagedThresholds.on(TODAY);

    private static OrderFact order(int number, LocalDate day, String ebc, String amount, String person, String phone, String address, String payer) {
        return new OrderFact("d" + number, day, "P", ebc, "o" + number, new BigDecimal(amount), person, phone, address, payer);
    }

    private static OrderFact today(int number, String amount, String person) {
        return order(number, TODAY, "E", amount, person, "t" + person, "a" + person, "");
    }

    private static OrderFact withPhone(int number, LocalDate day, String person, String phone) {
        return order(number, day, "E", "10", person, phone, "", "");
    }

    @Test
    void oneIdentityMayHaveThreeTelephonesAndAFourthIsWarnedOf() {
        List<OrderFact> three = List.of(withPhone(1, TODAY.minusDays(29), "A", "1"), withPhone(2, TODAY, "A", "2"), withPhone(3, TODAY, "A", "3"));
        assertThat(IdentityReuse.look(withPhone(4, TODAY, "A", "3"), three, THRESHOLDS)).isEmpty();
        assertThat(IdentityReuse.look(withPhone(4, TODAY, "A", "4"), three, THRESHOLDS)).singleElement().satisfies(found -> {
            assertThat(found.subject()).isEqualTo("PERSON|A");
            assertThat(found.involved()).containsExactly("d4", "d3", "d2", "d1");
            assertThat(found.figures()).containsEntry("count", 4).containsEntry("max", 3).containsEntry("from", "2024-05-20");
        });
    }

    @Test
    void whatLiesBeforeTheWindowDoesNotCount() {
        List<OrderFact> others = List.of(withPhone(1, TODAY.minusDays(30), "A", "1"), withPhone(2, TODAY, "A", "2"), withPhone(3, TODAY, "A", "3"));
        assertThat(IdentityReuse.look(withPhone(4, TODAY, "A", "4"), others, THRESHOLDS)).isEmpty();
    }

    @Test
    void oneTelephoneMayHaveFiveIdentitiesAndOneAddressTen() {
        List<OrderFact> byPhone = IntStream.range(0, 5).mapToObj(i -> withPhone(i, TODAY, "P" + i, "1")).toList();
        assertThat(IdentityReuse.look(byPhone.get(4), byPhone, THRESHOLDS)).isEmpty();
        assertThat(IdentityReuse.look(withPhone(5, TODAY, "P5", "1"), byPhone, THRESHOLDS)).extracting(Suspicion::subject).containsExactly("PHONE|1");
        List<OrderFact> byAddress = IntStream.range(0, 10).mapToObj(i -> order(i, TODAY, "E", "10", "P" + i, "", "A", "")).toList();
        assertThat(IdentityReuse.look(byAddress.get(9), byAddress, THRESHOLDS)).isEmpty();
        assertThat(IdentityReuse.look(order(10, TODAY, "E", "10", "P10", "", "A", ""), byAddress, THRESHOLDS))
                .extracting(Suspicion::subject).containsExactly("ADDRESS|A");
    }

    @Test
    void ordersOfADayThatAreWithinTheSingleLimitAndTogetherAboveItAreSplit() {
        OrderFact first = today(1, "3000", "A");
        assertThat(SplitOrders.look(today(2, "2000", "A"), List.of(first), THRESHOLDS)).as("together they are the limit").isEmpty();
        assertThat(SplitOrders.look(today(2, "2000.01", "A"), List.of(first), THRESHOLDS)).get().satisfies(found -> {
            assertThat(found.figures()).containsEntry("total", "5000.01").containsEntry("limit", "5000").containsEntry("orders", 2);
            assertThat(found.involved()).containsExactly("d2", "d1");
        });
        assertThat(SplitOrders.look(today(2, "4000", "B"), List.of(first), THRESHOLDS)).as("another buyer").isEmpty();
        assertThat(SplitOrders.look(order(2, TODAY, "F", "4000", "A", "", "", ""), List.of(first), THRESHOLDS)).as("another firm").isEmpty();
        assertThat(SplitOrders.look(today(2, "4000", "A"), List.of(order(1, TODAY.minusDays(1), "E", "3000", "A", "", "", "")), THRESHOLDS)).as("the day before").isEmpty();
        assertThat(SplitOrders.look(today(2, "5000.01", "A"), List.of(first), THRESHOLDS)).as("above the limit by itself").isEmpty();
    }

    @Test
    void theLimitIsThatOfTheDay() {
        LocalDate before = LocalDate.of(2018, 12, 31);
        OrderFact first = order(1, before, "E", "1500", "A", "", "", "");
        OrderFact second = order(2, before, "E", "1500", "A", "", "", "");
        assertThat(SplitOrders.look(second, List.of(first), PackagedThresholds.on(before))).isPresent();
        LocalDate after = LocalDate.of(2019, 1, 1);
        assertThat(SplitOrders.look(order(2, after, "E", "1500", "A", "", "", ""), List.of(order(1, after, "E", "1500", "A", "", "", "")),
                PackagedThresholds.on(after))).isEmpty();
        assertThat(PackagedThresholds.on(LocalDate.of(2016, 4, 7)).mode(Rule.SPLIT_ORDERS)).as("no limit, no rule").isEqualTo(Thresholds.Mode.OFF);
    }

    @Test
    void threeOrdersWithinAWeekThatComeToMoreThanHalfTheYearAreABurst() {
        List<OrderFact> two = List.of(order(1, TODAY.minusDays(6), "E", "5000", "A", "", "", ""), order(2, TODAY, "F", "5000", "A", "", "", ""));
        assertThat(QuotaBurst.look(today(3, "3000", "A"), two, THRESHOLDS)).as("half of 26,000").isEmpty();
        assertThat(QuotaBurst.look(today(3, "3000.01", "A"), two, THRESHOLDS)).get().extracting(Suspicion::figures)
                .satisfies(figures -> assertThat(figures).containsEntry("firms", 2L).containsEntry("total", "13000.01").containsEntry("limit", "26000"));
        assertThat(QuotaBurst.look(today(3, "20000", "A"), two.subList(1, 2), THRESHOLDS)).as("two orders").isEmpty();
        assertThat(QuotaBurst.look(today(3, "9000", "A"), List.of(order(1, TODAY.minusDays(7), "E", "5000", "A", "", "", ""), two.get(1)), THRESHOLDS))
                .as("eight days").isEmpty();
    }

    private static Optional<Median> median(int deals) {
        return Median.of(List.of(new Median.Price(new BigDecimal("100"), deals)), TODAY.minusDays(90), TODAY.minusDays(1));
    }

    @Test
    void aPriceUnderHalfTheMedianIsWarnedOfWhereTwentyDealsMakeOne() {
        OrderFact order = today(1, "49.99", "A");
        assertThat(PriceUnderMedian.look(order, "G", new BigDecimal("49.99"), median(20), THRESHOLDS)).get().satisfies(found -> assertThat(found.figures())
                .containsEntry("price", "49.99").containsEntry("median", "100").containsEntry("deals", 20L).containsEntry("lowest", "100")
                .containsEntry("from", "2024-03-20").containsEntry("to", "2024-06-17"));
        assertThat(PriceUnderMedian.look(order, "G", new BigDecimal("50"), median(20), THRESHOLDS)).as("half").isEmpty();
        assertThat(PriceUnderMedian.look(order, "G", new BigDecimal("1"), median(19), THRESHOLDS)).as("nineteen deals").isEmpty();
        assertThat(PriceUnderMedian.look(order, "G", BigDecimal.ZERO, median(20), THRESHOLDS)).as("a gift").isEmpty();
        assertThat(PriceUnderMedian.look(order, "G", new BigDecimal("1"), Optional.empty(), THRESHOLDS)).as("no median").isEmpty();
    }

    @Test
    void aWaybillNumberForAnotherOrderIsWarnedOfForSixMonthsOfTheCalendar() {
        Use use = new Use("d2", TODAY, "C", "YD1", "o2");
        assertThat(WaybillAgain.look(use, List.of(new Use("d1", LocalDate.of(2023, 12, 19), "C", "YD1", "o1")), THRESHOLDS)).get()
                .satisfies(found -> assertThat(found.involved()).containsExactly("d2", "d1"));
        assertThat(WaybillAgain.look(use, List.of(new Use("d1", LocalDate.of(2023, 12, 18), "C", "YD1", "o1")), THRESHOLDS)).as("six months ago").isEmpty();
        assertThat(WaybillAgain.look(use, List.of(new Use("d1", TODAY, "C", "YD1", "o2")), THRESHOLDS)).as("the same order").isEmpty();
        assertThat(WaybillAgain.look(use, List.of(new Use("d1", TODAY, "D", "YD1", "o1")), THRESHOLDS)).as("another carrier").isEmpty();
    }

    /** Persons at one firm of whom each pair shares a payer, and the even ones an address. */
    private static List<OrderFact> ring(int persons, int ordersEach, boolean addresses) {
        List<OrderFact> orders = new ArrayList<>();
        for (int person = 0; person < persons; person++) {
            for (int i = 0; i < ordersEach; i++) {
                orders.add(order(100 + orders.size(), TODAY, "E", "10", "P" + person, "", addresses && person % 2 == 0 ? "A" : "", "payer" + person / 2));
            }
        }
        return orders;
    }

    private static FakeTrade.Neighbours among(List<OrderFact> orders) {
        return (ebc, tie, key, since) -> orders.stream()
                .filter(one -> one.ebcCode().equals(ebc) && one.key(tie).equals(key) && !one.day().isBefore(since)).toList();
    }

    @Test
    void personsTiedByTwoSortsOfTiesAreAClusterAndByOneSortAreNot() {
        List<OrderFact> ring = ring(8, 2, true);
        assertThat(FakeTrade.look(ring.get(0), among(ring), THRESHOLDS)).get().satisfies(found -> {
            assertThat(found.figures()).containsEntry("persons", 8).containsEntry("orders", 16).containsEntry("ties", List.of("ADDRESS", "PAYER"));
            assertThat(found.involved()).hasSize(16).startsWith("d115");
        });
        List<OrderFact> dormitory = IntStream.range(0, 40).mapToObj(i -> order(i, TODAY, "E", "10", "P" + i, "t" + i, "A", "pay" + i)).toList();
        assertThat(FakeTrade.look(dormitory.get(0), among(dormitory), THRESHOLDS)).as("an address alone").isEmpty();
        assertThat(FakeTrade.look(ring(7, 3, true).get(0), among(ring(7, 3, true)), THRESHOLDS)).as("seven persons").isEmpty();
        assertThat(FakeTrade.look(ring(14, 1, true).get(0), among(ring(14, 1, true)), THRESHOLDS)).as("fourteen orders").isEmpty();
    }

    @Test
    void aClusterIsReadUpToItsBoundOnly() {
        List<OrderFact> many = IntStream.range(0, 1000).mapToObj(i -> order(i, TODAY, "E", "10", "P" + i, "", "A" + i % 10, "payer" + i / 10)).toList();
        List<String> asked = new ArrayList<>();
        Optional<Suspicion> found = FakeTrade.look(many.get(0), (ebc, tie, key, since) -> {
            asked.add(tie + key);
            return among(many).of(ebc, tie, key, since);
        }, THRESHOLDS);
        assertThat(found).get().satisfies(one -> assertThat(one.figures()).containsEntry("orders", FakeTrade.ORDERS_READ_MAX));
        assertThat(asked).hasSizeLessThan(FakeTrade.ORDERS_READ_MAX * Tie.values().length);
    }

    @Test
    void aSourceThatSentOnFiveOfSevenDaysAndNotForADayIsSilent() {
        Instant now = Instant.parse("2024-06-18T04:00:00Z");
        LocalDate last = TODAY.minusDays(1);
        assertThat(Sources.silent(new Activity("S", Kind.ORDER, now.minus(Duration.ofHours(24)).minusMillis(1), last, 5), now, THRESHOLDS)).get()
                .satisfies(found -> {
                    assertThat(found.company()).isEqualTo("S");
                    assertThat(found.since()).isEqualTo(TODAY);
                });
        assertThat(Sources.silent(new Activity("S", Kind.ORDER, now.minus(Duration.ofHours(24)), last, 5), now, THRESHOLDS)).isEmpty();
        assertThat(Sources.silent(new Activity("S", Kind.ORDER, now.minus(Duration.ofHours(48)), last, 4), now, THRESHOLDS)).as("it never sent every day").isEmpty();
    }

    @Test
    void aSourceOfWhoseDocumentsOfADayAFifthCameLateIsLate() {
        assertThat(Sources.isLate(Kind.ORDER, Duration.ofMinutes(10), THRESHOLDS)).isFalse();
        assertThat(Sources.isLate(Kind.ORDER, Duration.ofMinutes(10).plusMillis(1), THRESHOLDS)).isTrue();
        assertThat(Sources.isLate(Kind.WAYBILL, Duration.ofHours(24), THRESHOLDS)).isFalse();
        assertThat(Sources.late(new Day("S", Kind.ORDER, TODAY, 20, 4), THRESHOLDS)).isPresent();
        assertThat(Sources.late(new Day("S", Kind.ORDER, TODAY, 20, 3), THRESHOLDS)).isEmpty();
        assertThat(Sources.late(new Day("S", Kind.ORDER, TODAY, 19, 19), THRESHOLDS)).as("nineteen say nothing").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleFindsItsParametersAndIsOff(Rule rule) {
        assertThat(THRESHOLDS.isOn(rule)).isTrue();
        assertThat(THRESHOLDS.of(rule)).hasSameSizeAs(rule.parameters());
        ParameterBook off = new ParameterBook(PackagedThresholds.BOOK.all().stream().map(row -> row.id().equals(rule.name())
                ? new Parameter(row.id(), "OFF", "", null, null, row.mark(), row.kind(), row.cite()) : row).toList());
        assertThat(Thresholds.on(off, TODAY).isOn(rule)).isFalse();
        String needed = rule.parameters().isEmpty() ? rule + "_TOLD" : rule.parameters().get(0);
        ParameterBook without = new ParameterBook(PackagedThresholds.BOOK.all().stream().filter(row -> !row.id().equals(needed)).toList());
        assertThatThrownBy(() -> Thresholds.require(without)).hasMessageContaining(needed);
    }
}
