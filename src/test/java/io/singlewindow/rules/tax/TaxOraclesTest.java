package io.singlewindow.rules.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.rules.parameter.Mark;
import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.tax.LineRates.Consumption;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples, each named by its number in the list of oracles. */
class TaxOraclesTest {

    private static final ParameterBook BOOK = PackagedParameters.read();
    private static final TaxRules RULES = new TaxRules(BOOK);

    @Test
    void t01WithinTheLimitSeventyPercentOfVatIsLevied() {
        assertTax(oneItem("2016-05-01", "600", "0", "17", "0"), "0.00", "0.00", "71.40");
    }

    @Test
    void t02CosmeticsPaidThirtyPercentConsumptionTax() {
        Tax tax = oneItem("2016-09-30", "1000", "0", "17", "30");
        assertTax(tax, "0.00", "300.00", "170.00");
        assertThat(tax.total()).isEqualByComparingTo("470.00");
        assertThat(cosmetics("2016-09-30", "1000", null).consumptionTax()).isEqualByComparingTo("300.00");
    }

    @Test
    void t03ADayLaterHighEndCosmeticsPayFifteen() {
        Tax tax = oneItem("2016-10-01", "1000", "0", "17", "15");
        assertTax(tax, "0.00", "123.53", "140.00");
        assertThat(tax.total()).isEqualByComparingTo("263.53");
    }

    @Test
    void t05TheVatBaseHoldsTheWholeConsumptionTax() {
        Tax tax = oneItem("2019-04-01", "1000", "0", "13", "15");
        assertTax(tax, "0.00", "123.53", "107.06");
        assertThat(tax.total()).isEqualByComparingTo("230.59");
    }

    @Test
    void t06AtThirteenPercentTheIntegratedRateIsNinePointOne() {
        assertTax(oneItem("2019-04-01", "500", "0", "13", "0"), "0.00", "0.00", "45.50");
    }

    @Test
    void t07AWatchOverTheLimitPaysInFull() {
        Tax tax = oneItem("2016-05-01", "20000", "8", "17", "20");
        assertTax(tax, "1600.00", "5400.00", "4590.00");
        assertThat(tax.total()).isEqualByComparingTo("11590.00");
        assertThat(tax.treatment()).isEqualTo(Treatment.FULL_TAX);
    }

    @Test
    void t07bTheFormulaAloneAtSeventyPercent() {
        Formula formula = new Formula(number("0"), number("0.20"), number("0.17"), number("0.70"), Rounding.LINE_HALF_UP);
        BigDecimal value = number("20000");
        assertThat(formula.consumptionTaxOf(value)).isEqualByComparingTo("3500.00");
        assertThat(formula.vatOf(value)).isEqualByComparingTo("2975.00");
        assertThat(formula.dutyOf(value)).isEqualByComparingTo("0");
    }

    @Test
    void t09SeveralItemsOverTheLimitAreGeneralTrade() {
        Tax tax = RULES.compute(new TaxRequest(LocalDate.parse("2019-02-01"), List.of(line("2600", "0", "16", "0"), line("2600", "0", "16", "0")),
                BigDecimal.ZERO, BigDecimal.ZERO, false, BigDecimal.ZERO));
        assertThat(tax.limit()).isEqualTo(Limit.SINGLE_OVER_N);
        assertThat(tax.treatment()).isEqualTo(Treatment.GENERAL_TRADE);
        assertThat(tax.quotaAfter()).isEqualByComparingTo("26000");
    }

    @Test
    void t11aOnTheLastDayOfTheOldLimitThreeThousandPaysInFull() {
        Tax tax = oneItem("2018-12-31", "3000", "10", "16", "0");
        assertTax(tax, "300.00", "0.00", "528.00");
        assertThat(tax.total()).isEqualByComparingTo("828.00");
    }

    @Test
    void t11bADayLaterItIsWithin() {
        Tax tax = oneItem("2019-01-01", "3000", "10", "16", "0");
        assertThat(tax.treatment()).isEqualTo(Treatment.WITHIN);
        assertThat(tax.total()).isEqualByComparingTo("336.00");
    }

    @Test
    void t12SmallAmountsAreNotExempt() {
        assertThat(oneItem("2019-05-01", "10", "0", "13", "0").total()).isEqualByComparingTo("0.91");
    }

    @ParameterizedTest
    @CsvSource({"2017-06-30, 18.20", "2017-07-01, 15.40", "2018-05-01, 14.00", "2019-04-01, 12.60"})
    void t15TheLowVatRateStepsDown(String day, String expected) {
        BigDecimal rate = BOOK.number("VAT_LOW", LocalDate.parse(day));
        assertThat(oneItem(day, "200", "0", rate.toPlainString(), "0").total()).isEqualByComparingTo(expected);
    }

    @Test
    void t16TheSingleLimitIncludesItself() {
        Tax tax = oneItem("2019-05-01", "5000.00", "10", "13", "0");
        assertThat(tax.treatment()).isEqualTo(Treatment.WITHIN);
        assertThat(tax.total()).isEqualByComparingTo("455.00");
        assertThat(oneItem("2019-05-01", "5000.01", "10", "13", "0").treatment()).isEqualTo(Treatment.FULL_TAX);
    }

    @Test
    void t17JustBelowTheLimit() {
        Tax tax = oneItem("2019-05-01", "4999", "0", "13", "0");
        assertThat(tax.total()).isEqualByComparingTo("454.91");
        assertThat(tax.quotaAfter()).isEqualByComparingTo("21001");
    }

    @Test
    void t19CosmeticsPayFromTenYuanPerMillilitreOn() {
        Content thirty = new Content(number("30"), Content.Unit.ML);
        assertThat(cosmetics("2019-05-01", "300", thirty).perLine().get(0).consumptionRate()).isEqualByComparingTo("0.15");
        assertThat(cosmetics("2019-05-01", "299.99", thirty).consumptionTax()).isEqualByComparingTo("0");
        Content masks = new Content(number("5"), Content.Unit.PIECE);
        assertThat(cosmetics("2019-05-01", "75", masks).consumptionTax()).isPositive();
        assertThat(cosmetics("2019-05-01", "74.99", masks).consumptionTax()).isZero();
        Content grams = new Content(number("50"), Content.Unit.G);
        assertThat(cosmetics("2019-05-01", "500", grams).consumptionTax()).isPositive();
        assertThat(cosmetics("2019-05-01", "499.99", grams).consumptionTax()).isZero();
    }

    @Test
    void t20OneItemOfExactlyTheYearlyLimitIsRefusedAndSaidToBeDoubtful() {
        Tax tax = oneItem("2019-05-01", "26000.00", "0", "13", "0");
        assertThat(tax.treatment()).isEqualTo(Treatment.GENERAL_TRADE);
        assertThat(tax.doubtful()).isTrue();
        assertThat(oneItem("2019-05-01", "25999.99", "0", "13", "0").doubtful()).isFalse();
        assertThat(oneItem("2019-05-01", "25999.99", "0", "13", "0").treatment()).isEqualTo(Treatment.FULL_TAX);
    }

    @Test
    void aYearsTotalOverTheLimitIsGeneralTradeSince2019AndWasTaxedInFullBefore() {
        assertThat(used("2019-05-01", "4999", "23000").limit()).isEqualTo(Limit.ANNUAL_OVER);
        assertThat(used("2019-05-01", "4999", "23000").treatment()).isEqualTo(Treatment.GENERAL_TRADE);
        assertThat(used("2019-05-01", "3000", "23000").treatment()).isEqualTo(Treatment.WITHIN);
        assertThat(used("2019-05-01", "5555", "23000").treatment()).isEqualTo(Treatment.GENERAL_TRADE);
        assertThat(used("2018-05-01", "1500", "19000").limit()).isEqualTo(Limit.ANNUAL_OVER);
        assertThat(used("2018-05-01", "1500", "19000").treatment()).isEqualTo(Treatment.FULL_TAX);
    }

    @Test
    void limitsCompareWithFreightAndInsuranceIncluded() {
        Tax tax = RULES.compute(new TaxRequest(LocalDate.parse("2019-05-01"), List.of(line("4990", "0", "13", "0")), number("10"), number("0.01"), true,
                BigDecimal.ZERO));
        assertThat(tax.dutiableValue()).isEqualByComparingTo("5000.01");
        assertThat(tax.limit()).isEqualTo(Limit.SINGLE_OVER_1);
    }

    @Test
    void freightGoesByValueAndTheLastLineTakesWhatIsLeft() {
        Tax tax = RULES.compute(new TaxRequest(LocalDate.parse("2019-05-01"), List.of(line("100", "0", "13", "0"), line("100", "0", "13", "0"), line("100", "0", "13", "0")),
                number("10"), number("0.02"), false, BigDecimal.ZERO));
        assertThat(tax.perLine()).extracting(LineTax::freight).containsExactly(number("3.33"), number("3.33"), number("3.34"));
        assertThat(tax.perLine().get(2).insurance()).isEqualByComparingTo("0.02");
    }

    @Test
    void theParametersThatWereUsedAreNamed() {
        assertThat(oneItem("2019-05-01", "500", "0", "13", "0").parameters()).extracting(Parameter::id)
                .containsExactly("LIM_SINGLE", "LIM_ANNUAL", "TAX_ROUNDING", "TAX_APPORTIONMENT", "TAX_SHARE", "DUTY_WITHIN");
        assertThat(oneItem("2019-05-01", "500", "0", "13", "0").parameters().get(0).mark()).isEqualTo(Mark.V);
    }

    @Test
    void whatIsNotKnownIsRefusedAndNotGuessed() {
        TaxRequest early = request("2016-04-07", line("100", "0", "17", "0"));
        assertThat(RULES.objections(early)).extracting(Finding::code).containsExactly(ErrorCode.RUL_401);
        assertThat(RULES.objections(early).get(0).expected()).isEqualTo("2016-04-08 …");
        TaxRequest wine = request("2019-05-01", new TaxLine("2203000000", number("100"), null,
                new LineRates(number("0"), number("0.13"), Consumption.SPECIFIC, number("0"))));
        assertThat(RULES.objections(wine)).extracting(Finding::code).containsExactly(ErrorCode.RUL_403);
        TaxRequest cream = request("2019-05-01", cream("100", null));
        assertThat(RULES.objections(cream)).extracting(Finding::code, Finding::path).containsExactly(
                org.assertj.core.groups.Tuple.tuple(ErrorCode.RUL_404, "lines[0].volume"));
        assertThatThrownBy(() -> RULES.compute(cream)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3304990039");
    }

    @Test
    void roundingAndApportionmentArePoliciesOfTheParameters() {
        ParameterBook other = new ParameterBook(BOOK.all().stream().map(row -> switch (row.id()) {
            case "TAX_ROUNDING" -> with(row, "LINE_DOWN");
            case "TAX_APPORTIONMENT" -> with(row, "EQUAL");
            default -> row;
        }).toList());
        TaxRequest request = new TaxRequest(LocalDate.parse("2019-05-01"), List.of(line("300", "0", "13", "0"), line("100.55", "0", "13", "0")), number("10"),
                BigDecimal.ZERO, false, BigDecimal.ZERO);
        Tax tax = new TaxRules(other).compute(request);
        assertThat(tax.perLine()).extracting(LineTax::freight).containsExactly(number("5.00"), number("5.00"));
        assertThat(tax.perLine().get(1).vat()).isEqualByComparingTo("9.60");
        assertThat(RULES.compute(request).perLine().get(0).freight()).isEqualByComparingTo("7.48");
        ParameterBook wrong = new ParameterBook(BOOK.all().stream().map(row -> row.id().equals("TAX_ROUNDING") ? with(row, "UPWARDS") : row).toList());
        assertThatThrownBy(() -> new TaxRules(wrong).compute(request)).hasMessageContaining("UPWARDS").hasMessageContaining("LINE_HALF_UP");
    }

    @Test
    void beforeTheNewLimitsOrdersOverThemMayBeTurnedBackByConfiguration() {
        ParameterBook strict = new ParameterBook(BOOK.all().stream().map(row -> row.id().equals("TAX_OVER_LIMIT_RETURNED") ? with(row, "YES") : row).toList());
        Tax tax = new TaxRules(strict).compute(request("2018-12-31", line("3000", "10", "16", "0")));
        assertThat(tax.treatment()).isEqualTo(Treatment.GENERAL_TRADE);
        assertThat(tax.limit()).isEqualTo(Limit.SINGLE_OVER_1);
    }

    @Test
    void declaredAndComputedTaxAreCompared() {
        Tax tax = oneItem("2019-05-01", "198", "0", "13", "0");
        assertThat(TaxDifference.of(number("18.02"), tax).finding()).isEmpty();
        TaxDifference difference = TaxDifference.of(number("18.00"), tax);
        assertThat(difference.amount()).isEqualByComparingTo("-0.02");
        assertThat(difference.finding()).hasValueSatisfying(finding -> {
            assertThat(finding.code()).isEqualTo(ErrorCode.RUL_405);
            assertThat(finding.rejects()).isFalse();
            assertThat(finding.given()).isEqualTo("18.00");
            assertThat(finding.expected()).isEqualTo("18.02");
        });
    }

    private static Parameter with(Parameter row, String value) {
        return new Parameter(row.id(), value, row.unit(), row.from(), row.to(), row.mark(), row.kind(), row.cite());
    }

    private static void assertTax(Tax tax, String duty, String consumptionTax, String vat) {
        assertThat(tax.duty()).isEqualByComparingTo(duty);
        assertThat(tax.consumptionTax()).isEqualByComparingTo(consumptionTax);
        assertThat(tax.vat()).isEqualByComparingTo(vat);
    }

    private static Tax oneItem(String day, String value, String dutyPercent, String vatPercent, String consumptionPercent) {
        return RULES.compute(request(day, line(value, dutyPercent, vatPercent, consumptionPercent)));
    }

    private static Tax used(String day, String value, String annualUsed) {
        return RULES.compute(new TaxRequest(LocalDate.parse(day), List.of(line(value, "0", "13", "0")), BigDecimal.ZERO, BigDecimal.ZERO, true, number(annualUsed)));
    }

    private static Tax cosmetics(String day, String value, @Nullable Content content) {
        return RULES.compute(request(day, cream(value, content)));
    }

    private static TaxLine cream(String value, @Nullable Content content) {
        return new TaxLine("3304990039", number(value), content, new LineRates(number("0"), number("0.13"), Consumption.COSMETICS, number("0")));
    }

    private static TaxRequest request(String day, TaxLine line) {
        return new TaxRequest(LocalDate.parse(day), List.of(line), BigDecimal.ZERO, BigDecimal.ZERO, true, BigDecimal.ZERO);
    }

    private static TaxLine line(String value, String dutyPercent, String vatPercent, String consumptionPercent) {
        return new TaxLine("9999999999", number(value), null, LineRates.adValorem(number(dutyPercent).movePointLeft(2), number(vatPercent).movePointLeft(2),
                number(consumptionPercent).movePointLeft(2)));
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }
}
