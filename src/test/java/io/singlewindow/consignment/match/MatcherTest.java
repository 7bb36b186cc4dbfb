package io.singlewindow.consignment.match;

import static io.singlewindow.consignment.match.ImportMatchTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.singlewindow.consignment.match.FieldMatch.Verdict;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for both tables. */
class MatcherTest {

    static Stream<SampleConsignment> consignments() {
        return Stream.of(SampleConsignment.imports(), SampleConsignment.exports("9610"), SampleConsignment.exports("9810"));
    }

    @ParameterizedTest
    @MethodSource("consignments")
    void everyValueNamesTheElementItWasReadFrom(SampleConsignment sample) {
        for (FieldMatch row : sample.match().fields()) {
            assertThat(row.elements().keySet()).as(row.field()).isEqualTo(row.values().keySet());
            row.elements().forEach((side, element) -> {
                if (!element.contains("List") || element.contains("/")) {
                    assertThat(source(sample, row, side)).as("%s %s", side, element).isNotBlank();
                }
                if (!element.startsWith("sum of") && element.contains("/") && !row.values().get(side).matches(".*[…*].*")) {
                    assertThat(row.values().get(side)).as("%s %s", side, element).isEqualTo(source(sample, row, side));
                }
            });
        }
    }

    /** The text behind a row's element; rows of goods tell their number in the field's name. */
    private static String source(SampleConsignment sample, FieldMatch row, String side) {
        String element = row.elements().get(side).replace("sum of ", "");
        String place = row.field().replaceAll("lines(\\[\\d+])?.*|.*", "$1");
        return sample.text(Side.valueOf(side.toUpperCase(Locale.ROOT)), element.replace("List/", "List" + place + "/"));
    }

    @ParameterizedTest
    @CsvSource({
        "PAYMENT, PaymentHead/amountPaid, 220.52000", "PAYMENT, PaymentHead/amountPaid, 0220.52",
        "ORDER, OrderHead/goodsValue, 198", "LIST, InventoryList[1]/qty, 1.00000", "LIST, InventoryList[2]/price, +20.0",
        "LIST, InventoryList[2]/totalPrice, 40.00000", "LIST, InventoryHead/grossWeight, 1.90", "LIST, InventoryHead/packNo, 01"})
    void numbersAreTheSameWhateverTheirScale(Side side, String element, String text) {
        assertThat(SampleConsignment.imports().with(side, element, text).match().findings()).isEmpty();
    }

    @Test
    void zeroIsZeroWhateverItsScale() {
        MatchReport report = SampleConsignment.imports()
                .with(Side.ORDER, "OrderList[2]/price", "0").with(Side.LIST, "InventoryList[2]/price", "0.00000").match();
        assertThat(row(report, "lines[2].price").verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void aQuantityIsComparedAsANumberAndAUnitAsAText() {
        MatchReport report = SampleConsignment.imports()
                .with(Side.ORDER, "OrderList[1]/qty", "0.48000").with(Side.LIST, "InventoryList[1]/qty", "0.48")
                .with(Side.ORDER, "OrderList[1]/unit", "007").with(Side.LIST, "InventoryList[1]/unit", "7").match();
        assertThat(row(report, "lines[1].qty").verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(row(report, "lines[1].unit").verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void spacesAroundATextAreNoDifference() {
        assertThat(SampleConsignment.imports().with(Side.LIST, "InventoryHead/buyerName", " 张三\n").match().findings()).isEmpty();
    }

    @Test
    void aFieldLeftEmptyByADocumentThatMustCarryItIsADifference() {
        MatchReport report = SampleConsignment.exports("9610").with(Side.LIST, "InventoryHead/ebcCode", "").match();
        assertThat(row(report, "ebcCode").differsHard()).isTrue();
        assertThat(row(report, "ebcCode").values()).containsEntry("list", "");
    }

    @ParameterizedTest
    @CsvSource({"1.9, EQUAL", "1.995, WITHIN", "1.805, WITHIN", "1.99501, DIFFERENT", "1.80499, DIFFERENT", "0, DIFFERENT"})
    void theListsWeightMayBeFivePerCentFromTheWaybills(String weight, Verdict verdict) {
        FieldMatch row = row(SampleConsignment.imports().with(Side.LIST, "InventoryHead/grossWeight", weight).match(), "grossWeight");
        assertThat(row.verdict()).isEqualTo(verdict);
        assertThat(row.severity()).isEqualTo(FieldMatch.Severity.SOFT);
        assertThat(row.tolerance()).isEqualTo("5 %");
    }

    @Test
    void theToleranceIsWhatTheRulesSay() {
        SampleConsignment heavier = SampleConsignment.exports("9610").with(Side.LIST, "InventoryHead/grossWeight", "0.3003");
        FieldMatch strict = row(heavier.match(new MatchRules(false, BigDecimal.ZERO, false)), "grossWeight");
        assertThat(strict.differsSoft()).isTrue();
        assertThat(strict.tolerance()).isEqualTo("0 %");
        FieldMatch lax = row(heavier.match(new MatchRules(false, new BigDecimal("0.001"), false)), "grossWeight");
        assertThat(lax.verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(lax.tolerance()).isEqualTo("0.1 %");
        assertThatIllegalArgumentException().isThrownBy(() -> new MatchRules(false, new BigDecimal("-0.01"), false))
                .withMessageContaining("-0.01");
    }

    @ParameterizedTest
    @CsvSource({"0.00, 0.01, DIFFERENT", "0.01, 0.01, WITHIN", "0.01, 0.02, DIFFERENT", "0.05, 0.05, WITHIN"})
    void amountsOfImportsMayBeApartByTheRulesTolerance(BigDecimal tolerance, BigDecimal apart, Verdict verdict) {
        SampleConsignment same = SampleConsignment.imports();
        BigDecimal paid = new BigDecimal(row(same.match(), "acturalPaid").values().get("payment"));
        FieldMatch row = row(same.with(Side.PAYMENT, "PaymentHead/amountPaid", paid.add(apart).toPlainString())
                .match(MatchRules.DEFAULT.withAmountTolerance(tolerance)), "acturalPaid");
        assertThat(row.verdict()).isEqualTo(verdict);
        assertThat(row.tolerance()).isEqualTo(tolerance.signum() == 0 ? null : tolerance.toPlainString());
    }

    @Test
    void anOrdersOwnSumMayBeApartByTheRulesTolerance() {
        SampleConsignment same = SampleConsignment.imports();
        BigDecimal paid = new BigDecimal(row(same.match(), "acturalPaid").values().get("payment")).add(new BigDecimal("0.01"));
        SampleConsignment rounded = same.with(Side.ORDER, "OrderHead/acturalPaid", paid.toPlainString())
                .with(Side.PAYMENT, "PaymentHead/amountPaid", paid.toPlainString());
        assertThat(row(rounded.match(), "acturalPaid").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(row(rounded.match(MatchRules.DEFAULT.withAmountTolerance(new BigDecimal("0.01"))), "acturalPaid").verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void theToleranceIsOfRenminbiAndNoOtherCurrency() {
        SampleConsignment same = SampleConsignment.exports("9610");
        FieldMatch before = row(same.match(), "charge");
        FieldMatch row = row(same.with(Side.PROCEEDS, "Receipts/charge", new BigDecimal(before.values().get("proceeds")).add(new BigDecimal("0.01")).toPlainString())
                .match(MatchRules.DEFAULT.withAmountTolerance(new BigDecimal("0.01"))), "charge");
        assertThat(row.verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void noRowButWeightHasATolerance() {
        assertThat(SampleConsignment.imports().match().fields()).filteredOn(row -> row.tolerance() != null)
                .extracting(FieldMatch::field).containsExactly("grossWeight");
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDER", "PAYMENT", "WAYBILL", "LIST"})
    void oneDocumentAloneDiffersFromNothing(Side side) {
        assertOnlyAbsent(SampleConsignment.imports().only(side));
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDER", "PROCEEDS", "WAYBILL", "LIST"})
    void oneExportDocumentAloneDiffersFromNothing(Side side) {
        assertOnlyAbsent(SampleConsignment.exports("9610").only(side));
    }

    private static void assertOnlyAbsent(SampleConsignment alone) {
        MatchReport report = alone.match();
        assertThat(report.fields()).isNotEmpty().extracting(FieldMatch::verdict).containsOnly(Verdict.ABSENT);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void anOrderThatContradictsItselfIsADifferenceEvenAlone() {
        MatchReport report = SampleConsignment.imports().only(Side.ORDER).with(Side.ORDER, "OrderHead/goodsValue", "1").match();
        assertThat(report.findings()).extracting(Finding::code).containsExactly(ErrorCode.MAT_001, ErrorCode.MAT_001);
    }

    @ParameterizedTest
    @MethodSource("consignments")
    void aRowOnOneSideOnlyIsADifferenceOfItsOwn(SampleConsignment sample) {
        MatchReport report = sample.with(Side.LIST, "InventoryList[2]/gnum", "3").match();
        assertThat(report.fields()).extracting(FieldMatch::field).contains("lines[2]", "lines[3]").doesNotContain("lines[2].qty");
        assertThat(row(report, "lines").verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(row(report, "lines[2]").differsHard()).isTrue();
        assertThat(row(report, "lines[2]").values()).containsExactly(Map.entry("order", "2"));
        assertThat(row(report, "lines[2]").elements()).containsExactly(Map.entry("order", "OrderList/gnum"));
        assertThat(row(report, "lines[3]").values()).containsExactly(Map.entry("list", "3"));
        assertThat(row(report, "lines[3]").elements()).containsExactly(Map.entry("list", "InventoryList/gnum"));
    }

    @ParameterizedTest
    @MethodSource("consignments")
    void aMissingRowIsADifferenceInTheNumberOfRowsToo(SampleConsignment sample) {
        MatchReport report = sample.without(Side.LIST, "InventoryList[1]").match();
        assertThat(row(report, "lines").differsHard()).isTrue();
        assertThat(row(report, "lines").values()).containsEntry("order", "2").containsEntry("list", "1");
        assertThat(row(report, "lines[1]").differsHard()).isTrue();
        assertThat(row(report, "lines[2].qty").verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void rowsArePairedByTheirNumberWhateverTheirOrder() {
        MatchReport report = SampleConsignment.exports("9610")
                .with(Side.LIST, "InventoryList[1]/gnum", "2").with(Side.LIST, "InventoryList[2]/gnum", "1").match();
        assertThat(row(report, "lines[1].itemNo").values()).containsEntry("order", "SKU-9").containsEntry("list", "SKU-8");
        assertThat(row(report, "lines[1].itemNo").differsHard()).isTrue();
    }
}
