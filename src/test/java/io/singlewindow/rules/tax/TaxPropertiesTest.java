package io.singlewindow.rules.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.rules.parameter.PackagedParameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

/** What holds of the tax of any transaction on any day. */
class TaxPropertiesTest {

    private static final TaxRules RULES = new TaxRules(PackagedParameters.read());

    @Property
    void noTaxIsNegativeAndThePartsAddUpToTheWhole(@ForAll("requests") TaxRequest request) {
        Tax tax = RULES.compute(request);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal values = BigDecimal.ZERO;
        for (LineTax line : tax.perLine()) {
            assertThat(List.of(line.duty(), line.consumptionTax(), line.vat(), line.freight(), line.insurance())).allMatch(part -> part.signum() >= 0);
            assertThat(line.total()).isEqualByComparingTo(line.duty().add(line.consumptionTax()).add(line.vat()));
            sum = sum.add(line.total());
            values = values.add(line.dutiableValue());
        }
        assertThat(tax.total()).isEqualByComparingTo(sum).isEqualByComparingTo(tax.duty().add(tax.consumptionTax()).add(tax.vat()));
        assertThat(tax.dutiableValue()).isEqualByComparingTo(values).isEqualByComparingTo(request.dutiableValue());
        assertThat(tax.quotaAfter().signum()).isNotNegative();
    }

    @Property
    void freightAndInsuranceAreGivenOutExactly(@ForAll("requests") TaxRequest request) {
        for (Apportionment way : Apportionment.values()) {
            assertThat(way.parts(request.freight(), request.lines()).stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(request.freight());
            assertThat(way.parts(request.insurance(), request.lines())).hasSameSizeAs(request.lines()).allMatch(part -> part.signum() >= 0);
        }
    }

    @Property
    void withinOneTreatmentAHigherValueIsNeverTaxedLess(
            @ForAll("days") LocalDate day, @ForAll("rates") LineRates rates, @ForAll @BigRange(min = "0", max = "5200") @Scale(2) BigDecimal one,
            @ForAll @BigRange(min = "0", max = "5200") @Scale(2) BigDecimal other) {
        Tax low = RULES.compute(of(day, rates, one.min(other)));
        Tax high = RULES.compute(of(day, rates, one.max(other)));
        if (low.treatment() == high.treatment()) {
            assertThat(low.total()).isLessThanOrEqualTo(high.total());
        } else {
            assertThat(low.treatment()).isEqualTo(Treatment.WITHIN);
        }
    }

    @Property
    void theLimitIncludesItselfWhateverIsBought(@ForAll("rates") LineRates rates, @ForAll @BigRange(min = "0.00001", max = "100") @Scale(5) BigDecimal over) {
        LocalDate day = LocalDate.of(2019, 5, 1);
        assertThat(RULES.compute(of(day, rates, new BigDecimal("5000.00"))).limit()).isEqualTo(Limit.WITHIN);
        assertThat(RULES.compute(of(day, rates, new BigDecimal("5000.00").add(over))).limit()).isEqualTo(Limit.SINGLE_OVER_1);
    }

    @Property
    void aLineIsHalfAFenAwayFromTheLawAtMost(@ForAll("rates") LineRates rates, @ForAll @BigRange(min = "0", max = "5000") @Scale(2) BigDecimal value) {
        LineTax line = RULES.compute(of(LocalDate.of(2020, 5, 1), rates, value)).perLine().get(0);
        BigDecimal base = value.divide(BigDecimal.ONE.subtract(rates.consumption()), 20, RoundingMode.HALF_UP);
        BigDecimal vat = base.multiply(rates.vat()).multiply(new BigDecimal("0.7"));
        assertThat(line.vat().subtract(vat).abs()).isLessThanOrEqualTo(new BigDecimal("0.005000001"));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(LocalDate.of(2016, 4, 8).toEpochDay(), LocalDate.of(2027, 1, 1).toEpochDay()).map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<LineRates> rates() {
        Arbitrary<BigDecimal> duty = Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("1.5")).ofScale(4);
        Arbitrary<BigDecimal> vat = Arbitraries.of("0", "0.09", "0.13", "0.17").map(BigDecimal::new);
        Arbitrary<BigDecimal> consumption = Arbitraries.of("0", "0.01", "0.10", "0.15", "0.20", "0.56").map(BigDecimal::new);
        return Combinators.combine(duty, vat, consumption).as(LineRates::adValorem);
    }

    @Provide
    Arbitrary<TaxRequest> requests() {
        Arbitrary<BigDecimal> money = Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("9000")).ofScale(2);
        Arbitrary<BigDecimal> small = Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("99")).ofScale(3);
        Arbitrary<TaxLine> line = Combinators.combine(money, rates()).as((value, rates) -> new TaxLine("9999999999", value, null, rates));
        return Combinators.combine(days(), line.list().ofMinSize(1).ofMaxSize(12), small, small, Arbitraries.of(true, false), money)
                .as(TaxRequest::new);
    }

    private static TaxRequest of(LocalDate day, LineRates rates, BigDecimal value) {
        return new TaxRequest(day, List.of(new TaxLine("9999999999", value, null, rates)), BigDecimal.ZERO, BigDecimal.ZERO, true, BigDecimal.ZERO);
    }
}
