package io.singlewindow.authority.forex.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.authority.forex.records.Reconciliation.Difference;
import io.singlewindow.message.Direction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever orders and refunds go into a settlement, its two data sets agree; and whatever is changed in one is found. */
class ReconciliationPropertiesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @Property(tries = 1_000)
    void theRestoredRecordsSumIsTheActualRecordBeforeNetting(
            @ForAll("funds") List<Funds> funds, @ForAll("terms") Terms terms) {
        Settlement settlement = settle(terms, funds);
        assertThat(Reconciliation.differences(settlement)).isEmpty();
        // by another way than the reconciliation's
        assertThat(settlement.actual().grossOut()).isEqualByComparingTo(sum(funds, Flow.OUT));
        assertThat(settlement.actual().grossIn()).isEqualByComparingTo(sum(funds, Flow.IN));
        assertThat(settlement.actual().amount()).isEqualByComparingTo(sum(funds, Flow.OUT).subtract(sum(funds, Flow.IN)).abs());
    }

    @Property(tries = 500)
    void everyOrderAndEveryRefundIsInExactlyOneRecord(@ForAll("funds") List<Funds> funds, @ForAll("terms") Terms terms) {
        assertThat(settle(terms, funds).funds()).containsExactlyInAnyOrderElementsOf(funds);
    }

    @Property(tries = 500)
    void onlySmallOrdersAreMergedAndThenUnderTheInstitution(@ForAll("funds") List<Funds> funds, @ForAll("terms") Terms terms) {
        for (Restored record : settle(terms, funds).restored()) {
            if (record.merged()) {
                assertThat(record.orders()).allMatch(one -> one.amount().multiply(terms.rate())
                        .compareTo(terms.mergedUsdMax().multiply(terms.usdRate())) <= 0);
                assertThat(record.customer()).isEqualTo(terms.institution());
            } else {
                assertThat(record.orders()).hasSize(1);
                assertThat(record.customer()).isEqualTo(record.orders().get(0).customer());
            }
        }
    }

    @Property(tries = 500)
    void anyAmountThatIsChangedInOneDataSetIsFound(
            @ForAll("funds") List<Funds> funds, @ForAll("terms") Terms terms, @ForAll("cents") BigDecimal by) {
        Settlement settlement = settle(terms, funds);
        List<Restored> restored = new ArrayList<>(settlement.restored());
        Restored first = restored.get(0);
        restored.set(0, new Restored(first.rptNo(), first.busCode(), first.flow(), first.refund(), first.merged(), first.customer(),
                first.counterparty(), first.country(), first.amount().add(by), first.cnyAmount(), first.txCode(), first.orders()));
        assertThat(Reconciliation.differences(new Settlement(settlement.id(), settlement.direction(), terms, settlement.actual(), restored)))
                .isNotEmpty();
        restored.set(0, first);
        restored.remove(restored.size() - 1);
        assertThat(Reconciliation.differences(new Settlement(settlement.id(), settlement.direction(), terms, settlement.actual(), restored)))
                .extracting(Difference::what).containsAnyOf("grossIn", "grossOut");
    }

    @Property(tries = 300)
    void whatIsRefundedWhollyLeavesNothingAndIsTheZeroNettedCode(@ForAll("funds") List<Funds> funds, @ForAll("terms") Terms terms) {
        List<Funds> both = new ArrayList<>(funds);
        funds.forEach(one -> both.add(funds(one.itemId() + "R", !one.refund(), one.flow().reversed(), one.amount())));
        Settlement settlement = settle(terms, both);
        assertThat(settlement.actual().txCode()).isEqualTo("999998");
        assertThat(settlement.actual().amount()).isZero();
        assertThat(settlement.actual().flow()).isNull();
        assertThat(Reconciliation.differences(settlement)).isEmpty();
    }

    @Example
    void roundingsToTheFenAreNamedAndKeptWithinHalfAFenARecord() {
        Terms terms = terms("7.12345", "0");
        Settlement settlement = settle(terms, List.of(funds("1", false, Flow.IN, new BigDecimal("0.01")),
                funds("2", false, Flow.IN, new BigDecimal("0.01")), funds("3", false, Flow.IN, new BigDecimal("0.01"))));
        assertThat(settlement.restored()).extracting(Restored::cnyAmount).containsOnly(new BigDecimal("0.07"));
        assertThat(settlement.actual().cnyAmount()).isEqualByComparingTo("0.21");
        assertThat(settlement.actual().cnyRounding()).isZero();
        Settlement five = settle(terms("7.25", "0"), List.of(funds("1", false, Flow.OUT, new BigDecimal("0.02")),
                funds("2", false, Flow.OUT, new BigDecimal("0.02"))));
        assertThat(five.restored()).extracting(Restored::cnyAmount).containsOnly(new BigDecimal("0.15"));
        assertThat(five.actual().cnyAmount()).isEqualByComparingTo("0.29");
        assertThat(five.actual().cnyRounding()).as("signed: funds go out").isEqualByComparingTo("-0.01");
    }

    @Example
    void numbersHaveTheirLengthAndGoOnFromTheLast() {
        ReportNumbers numbers = new ReportNumbers("330100", "SW", DAY, 41);
        assertThat(numbers.nextRptNo()).isEqualTo("3301002611010000000042").hasSize(22);
        assertThat(numbers.nextBusCode()).isEqualTo("SW26110100000000000043");
        assertThat(numbers.last()).isEqualTo(43);
        assertThatThrownBy(() -> new ReportNumbers("3301000", "", DAY, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void fundsOfNothingAreNoFunds() {
        assertThatThrownBy(() -> settle(terms("1", "0"), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settle(terms("1", "0"), List.of(funds("1", false, Flow.IN, BigDecimal.ZERO))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Settlement settle(Terms terms, List<Funds> funds) {
        return Settling.settle("0".repeat(32), Direction.EXPORT, terms, funds, new ReportNumbers("330100", "SW", DAY, 0));
    }

    private static BigDecimal sum(List<Funds> funds, Flow flow) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Funds one : funds) {
            sum = one.flow() == flow ? sum.add(one.amount()) : sum;
        }
        return sum;
    }

    private static Terms terms(String rate, String mergedUsdMax) {
        return new Terms(Party.company("91330100TERT00024R", "支付"), "USD", DAY, new BigDecimal(rate), "test", new BigDecimal("7.1"),
                new BigDecimal(mergedUsdMax), "122990", "");
    }

    private static Funds funds(String id, boolean refund, Flow flow, BigDecimal amount) {
        return new Funds(id, refund, flow, amount, Party.person("id of " + id, "name of " + id), "shop", "502", "DD" + id, "ebp", "ebc", "QD" + id,
                "YD" + id, "20261101", refund ? "0".repeat(22) : null);
    }

    @Provide
    Arbitrary<Terms> terms() {
        return Combinators.combine(Arbitraries.bigDecimals().between(new BigDecimal("0.00001"), new BigDecimal("100")).ofScale(5),
                Arbitraries.of("0", "500", "1000000")).as((rate, max) -> terms(rate.toPlainString(), max));
    }

    @Provide
    Arbitrary<List<Funds>> funds() {
        Arbitrary<BigDecimal> amounts =
                Arbitraries.bigDecimals().between(new BigDecimal("0.00001"), new BigDecimal("99999999999999")).ofScale(5);
        return Combinators.combine(amounts, Arbitraries.of(true, false)).as((amount, refund) -> funds("", refund,
                        refund ? Flow.OUT : Flow.IN, amount)).list().ofMinSize(1).ofMaxSize(40)
                .map(list -> {
                    List<Funds> numbered = new ArrayList<>();
                    list.forEach(one -> numbered.add(funds("item" + numbered.size(), one.refund(), one.flow(), one.amount())));
                    return numbered;
                });
    }

    @Provide
    Arbitrary<BigDecimal> cents() {
        return Arbitraries.of("0.01", "-0.01", "0.00001", "100").map(BigDecimal::new);
    }
}
