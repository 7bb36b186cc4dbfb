package io.singlewindow.consignment.match;

import static io.singlewindow.consignment.match.ImportMatchTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.match.FieldMatch.Severity;
import io.singlewindow.consignment.match.FieldMatch.Verdict;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of exports: 303 order, 403 proceeds note, 505 waybill, 603 list. */
class ExportMatchTest {

    private static final MatchRules WITH_FREIGHT = new MatchRules(true, new BigDecimal("0.05"), false);

    @ParameterizedTest
    @ValueSource(strings = {"9610", "1210"})
    void documentsThatAgreeDifferInNoRow(String tradeMode) {
        MatchReport report = SampleConsignment.exports(tradeMode).match();
        assertThat(report.fields()).extracting(FieldMatch::field).containsExactly(
                "orderNo", "ebpCode", "ebcCode", "goodsValue", "charge", "logisticsCode", "logisticsNo", "grossWeight", "packNo",
                "lines", "lines[1].itemNo", "lines[1].qty", "lines[1].unit", "lines[1].price", "lines[1].currency",
                "lines[2].itemNo", "lines[2].qty", "lines[2].unit", "lines[2].price", "lines[2].currency");
        assertThat(report.fields()).extracting(FieldMatch::verdict).containsOnly(Verdict.EQUAL);
        assertThat(report.findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} = {2} differs in {3}")
    @CsvSource(textBlock = """
            # side, element, other text, rows that differ, severity
            ORDER,    OrderHead/orderNo,           DD1,        orderNo,            HARD
            PROCEEDS, Receipts/orderNo,            DD1,        orderNo,            HARD
            LIST,     InventoryHead/orderNo,       DD1,        orderNo,            HARD
            ORDER,    OrderHead/ebpCode,           无,         ebpCode,            HARD
            PROCEEDS, Receipts/ebpCode,            无,         ebpCode,            HARD
            LIST,     InventoryHead/ebpCode,       无,         ebpCode,            HARD
            ORDER,    OrderHead/ebcCode,           3301960A01, ebcCode,            HARD
            PROCEEDS, Receipts/ebcCode,            3301960A01, ebcCode,            HARD
            LIST,     InventoryHead/ebcCode,       3301960A01, ebcCode,            HARD
            ORDER,    OrderHead/goodsValue,        50.01,      goodsValue charge,  HARD
            PROCEEDS, Receipts/charge,             50.01,      charge,             HARD
            ORDER,    OrderList[1]/totalPrice,     29.99,      goodsValue,         HARD
            LIST,     InventoryList[2]/totalPrice, 20.01,      goodsValue,         HARD
            WAYBILL,  Logistics/logisticsCode,     3301960L03, logisticsCode,      HARD
            LIST,     InventoryHead/logisticsCode, 3301960L03, logisticsCode,      HARD
            WAYBILL,  Logistics/logisticsNo,       YD1,        logisticsNo,        HARD
            LIST,     InventoryHead/logisticsNo,   YD1,        logisticsNo,        HARD
            ORDER,    OrderList[1]/itemNo,         SKU-7,      lines[1].itemNo,    HARD
            LIST,     InventoryList[2]/itemNo,     SKU-7,      lines[2].itemNo,    HARD
            ORDER,    OrderList[1]/qty,            4,          lines[1].qty,       HARD
            LIST,     InventoryList[2]/qty,        3,          lines[2].qty,       HARD
            ORDER,    OrderList[1]/unit,           011,        lines[1].unit,      HARD
            LIST,     InventoryList[2]/unit,       011,        lines[2].unit,      HARD
            ORDER,    OrderList[1]/price,          10.5,       lines[1].price,     HARD
            LIST,     InventoryList[2]/price,      9.99999,    lines[2].price,     HARD
            ORDER,    OrderList[1]/currency,       142,        lines[1].currency,  HARD
            WAYBILL,  Logistics/grossWeight,       0.4,        grossWeight,        SOFT
            LIST,     InventoryHead/grossWeight,   0.4,        grossWeight,        SOFT
            WAYBILL,  Logistics/packNo,            2,          packNo,             SOFT
            LIST,     InventoryHead/packNo,        2,          packNo,             SOFT
            """)
    void aChangedElementDiffersInItsOwnRowsAndNoOther(Side side, String element, String text, String rows, Severity severity) {
        MatchReport report = SampleConsignment.exports("9610").with(side, element, text).match();
        List<FieldMatch> different = report.fields().stream().filter(row -> row.verdict() == Verdict.DIFFERENT).toList();
        assertThat(different).extracting(FieldMatch::field).containsExactlyElementsOf(Arrays.asList(rows.split(" ")));
        assertThat(different).extracting(FieldMatch::severity).containsOnly(severity);
        assertThat(different).allSatisfy(row -> assertThat(row.values()).containsKey(side.key()));
        assertThat(report.hardDifference()).isEqualTo(severity == Severity.HARD);
    }

    @Test
    void aListWithoutProceedsNoteByB2bModeIsComparedWithoutMoneyReceived() {
        MatchReport report = SampleConsignment.exports("9710").without(Side.PROCEEDS).match();
        assertThat(report.findings()).isEmpty();
        assertThat(row(report, "charge").verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(row(report, "charge").values()).containsOnlyKeys("order");
        assertThat(row(report, "goodsValue").verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(row(report, "orderNo").values()).containsOnlyKeys("order", "list");
    }

    @Test
    void anOrderForAnOverseasWarehouseMustBeABooking() {
        FieldMatch booking = row(SampleConsignment.exports("9810").without(Side.PROCEEDS).match(), "orderType");
        assertThat(booking.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(booking.values()).containsExactly(Map.entry("order", "W"));

        FieldMatch sale = row(SampleConsignment.exports("9810").with(Side.ORDER, "OrderHead/orderType", "E").match(), "orderType");
        assertThat(sale.differsHard()).isTrue();
        assertThat(sale.rule()).contains("9810").contains("W");
        assertThat(sale.elements()).containsExactly(Map.entry("order", "OrderHead/orderType"));

        assertThat(row(SampleConsignment.exports("9810").without(Side.ORDER).match(), "orderType").verdict()).isEqualTo(Verdict.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9610", "1210", "9710"})
    void onlyAnOverseasWarehouseAsksForABooking(String tradeMode) {
        assertThat(SampleConsignment.exports(tradeMode).match().fields()).extracting(FieldMatch::field).doesNotContain("orderType");
    }

    @Test
    void moneyOfAnotherCurrencyIsAFindingAndNoReturn() {
        MatchReport report = SampleConsignment.exports("9610").with(Side.PROCEEDS, "Receipts/currency", "142")
                .with(Side.PROCEEDS, "Receipts/charge", "355").match();
        FieldMatch charge = row(report, "charge");
        assertThat(charge.differsSoft()).isTrue();
        assertThat(charge.rule()).startsWith("other currency");
        assertThat(charge.values()).containsEntry("order", "50 (502)").containsEntry("proceeds", "355 (142)");
        assertThat(report.hardDifference()).isFalse();
        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(finding.expected()).contains("other currency"));
    }

    @Test
    void aSumOfRowsInOtherCurrenciesIsAFindingOfItsOwn() {
        MatchReport report = SampleConsignment.exports("9610").with(Side.LIST, "InventoryList[2]/currency", "142").match();
        FieldMatch goods = row(report, "goodsValue");
        assertThat(goods.differsSoft()).isTrue();
        assertThat(goods.values()).containsEntry("order", "50 (502)").containsEntry("list", "50 (502, 142)");
        assertThat(row(report, "lines[2].currency").differsHard()).isTrue();
    }

    @Test
    void freightTakesNoPartUnlessTheRulesSaySo() {
        SampleConsignment carried = SampleConsignment.exports("9610").with(Side.ORDER, "OrderHead/freight", "7");
        assertThat(carried.match().findings()).isEmpty();
        assertThat(carried.match().fields()).extracting(FieldMatch::field).doesNotContain("freight");
    }

    @Test
    void withFreightTheMoneyReceivedIsGoodsAndFreight() {
        SampleConsignment carried = SampleConsignment.exports("9610").with(Side.ORDER, "OrderHead/freight", "7")
                .with(Side.LIST, "InventoryHead/freight", "7.00").with(Side.LIST, "InventoryHead/fCurrency", "502");
        FieldMatch unpaid = row(carried.match(WITH_FREIGHT), "charge");
        assertThat(unpaid.differsHard()).isTrue();
        assertThat(unpaid.values()).containsEntry("order", "57").containsEntry("proceeds", "50");
        assertThat(unpaid.elements()).containsEntry("order", "OrderHead/goodsValue + OrderHead/freight");

        MatchReport paid = carried.with(Side.PROCEEDS, "Receipts/charge", "57").match(WITH_FREIGHT);
        assertThat(paid.findings()).isEmpty();
        assertThat(row(paid, "freight").verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void withFreightTheListsFreightIsTheOrdersInOneCurrency() {
        SampleConsignment carried = SampleConsignment.exports("9610").with(Side.LIST, "InventoryHead/freight", "5");
        assertThat(row(carried.match(WITH_FREIGHT), "freight").differsSoft()).as("142 and 502").isTrue();
        assertThat(row(carried.match(WITH_FREIGHT), "freight").rule()).startsWith("other currency");
        assertThat(row(carried.with(Side.LIST, "InventoryHead/fCurrency", "502").match(WITH_FREIGHT), "freight").differsHard()).isTrue();
    }

    @Test
    void goodsWithoutTheFirmsOwnNumberAreNotComparedByIt() {
        FieldMatch itemNo = row(SampleConsignment.exports("9610").with(Side.ORDER, "OrderList[1]/itemNo", "").match(), "lines[1].itemNo");
        assertThat(itemNo.verdict()).isEqualTo(Verdict.ABSENT);
    }
}
