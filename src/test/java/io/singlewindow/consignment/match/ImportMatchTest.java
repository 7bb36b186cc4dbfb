package io.singlewindow.consignment.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.match.FieldMatch.Severity;
import io.singlewindow.consignment.match.FieldMatch.Verdict;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of imports: 311 order, 411 payment, 511 waybill, 621 list. */
class ImportMatchTest {

    @Test
    void documentsThatAgreeDifferInNoRow() {
        MatchReport report = SampleConsignment.imports().match();
        assertThat(report.fields()).extracting(FieldMatch::field).containsExactly(
                "orderNo", "ebpCode", "ebcCode", "acturalPaid", "goodsValue", "payCode", "payTransactionId", "buyerName",
                "buyerIdNumber", "payerName", "payerIdNumber", "logisticsCode", "logisticsNo", "grossWeight", "packNo",
                "consignee", "consigneeTelephone", "consigneeAddress", "lines",
                "lines[1].qty", "lines[1].unit", "lines[1].price", "lines[1].totalPrice", "lines[1].country",
                "lines[2].qty", "lines[2].unit", "lines[2].price", "lines[2].totalPrice", "lines[2].country", "time");
        assertThat(report.fields()).filteredOn(row -> !row.field().equals("time"))
                .extracting(FieldMatch::verdict).containsOnly(Verdict.EQUAL);
        assertThat(row(report, "time").verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(report.hardDifference()).isFalse();
        assertThat(report.findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} = {2} differs in {3}")
    @CsvSource(textBlock = """
            # side, element, other text, rows that differ, severity
            ORDER,   OrderHead/orderNo,             DD1,             orderNo,                          HARD
            PAYMENT, PaymentHead/orderNo,           DD1,             orderNo,                          HARD
            WAYBILL, LogisticsHead/orderNo,         DD1,             orderNo,                          HARD
            LIST,    InventoryHead/orderNo,         DD1,             orderNo,                          HARD
            ORDER,   OrderHead/ebpCode,             3301960A01,      ebpCode,                          HARD
            PAYMENT, PaymentHead/ebpCode,           3301960A01,      ebpCode,                          HARD
            LIST,    InventoryHead/ebpCode,         3301960A01,      ebpCode,                          HARD
            ORDER,   OrderHead/ebcCode,             3301960A01,      ebcCode,                          HARD
            LIST,    InventoryHead/ebcCode,         3301960A01,      ebcCode,                          HARD
            ORDER,   OrderHead/acturalPaid,         220.53,          acturalPaid,                      HARD
            PAYMENT, PaymentHead/amountPaid,        220.51999,       acturalPaid,                      HARD
            ORDER,   OrderHead/freight,             11,              acturalPaid,                      HARD
            ORDER,   OrderHead/taxTotal,            18.03,           acturalPaid,                      HARD
            ORDER,   OrderHead/discount,            0,               acturalPaid,                      HARD
            ORDER,   OrderHead/goodsValue,          199,             acturalPaid goodsValue,           HARD
            ORDER,   OrderHead/payCode,             3301960P02,      payCode,                          HARD
            PAYMENT, PaymentHead/payCode,           3301960P02,      payCode,                          HARD
            ORDER,   OrderHead/payTransactionId,    ZF1,             payTransactionId,                 HARD
            PAYMENT, PaymentHead/payTransactionId,  ZF1,             payTransactionId,                 HARD
            ORDER,   OrderHead/buyerName,           李四,            buyerName payerName,              HARD
            LIST,    InventoryHead/buyerName,       李四,            buyerName,                        HARD
            PAYMENT, PaymentHead/payerName,         李四,            payerName,                        HARD
            ORDER,   OrderHead/buyerIdNumber,       00000019900101002X, buyerIdNumber payerIdNumber,   HARD
            LIST,    InventoryHead/buyerIdNumber,   00000019900101002X, buyerIdNumber,                 HARD
            PAYMENT, PaymentHead/payerIdNumber,     00000019900101002X, payerIdNumber,                 HARD
            WAYBILL, LogisticsHead/logisticsCode,   3301960L03,      logisticsCode,                    HARD
            LIST,    InventoryHead/logisticsCode,   3301960L03,      logisticsCode,                    HARD
            WAYBILL, LogisticsHead/logisticsNo,     YD1,             logisticsNo,                      HARD
            LIST,    InventoryHead/logisticsNo,     YD1,             logisticsNo,                      HARD
            ORDER,   OrderHead/consignee,           李四,            consignee,                        HARD
            WAYBILL, LogisticsHead/consignee,       李四,            consignee,                        HARD
            ORDER,   OrderHead/consigneeTelephone,  13900000000,     consigneeTelephone,               SOFT
            WAYBILL, LogisticsHead/consigneeTelephone, 13900000000,  consigneeTelephone,               SOFT
            ORDER,   OrderHead/consigneeAddress,    浙江省杭州市示例路2号, consigneeAddress,           SOFT
            WAYBILL, LogisticsHead/consigneeAddress, 浙江省杭州市示例路2号, consigneeAddress,          SOFT
            LIST,    InventoryHead/consigneeAddress, 浙江省杭州市示例路2号, consigneeAddress,          SOFT
            ORDER,   OrderList[1]/qty,              2,               lines[1].qty,                     HARD
            LIST,    InventoryList[2]/qty,          3,               lines[2].qty,                     HARD
            ORDER,   OrderList[1]/unit,             142,             lines[1].unit,                    HARD
            LIST,    InventoryList[2]/unit,         122,             lines[2].unit,                    HARD
            ORDER,   OrderList[1]/price,            157,             lines[1].price,                   HARD
            LIST,    InventoryList[2]/price,        21,              lines[2].price,                   HARD
            ORDER,   OrderList[1]/totalPrice,       157,             goodsValue lines[1].totalPrice,   HARD
            LIST,    InventoryList[2]/totalPrice,   41,              goodsValue lines[2].totalPrice,   HARD
            ORDER,   OrderList[1]/country,          116,             lines[1].country,                 HARD
            LIST,    InventoryList[2]/country,      116,             lines[2].country,                 HARD
            WAYBILL, LogisticsHead/weight,          2.1,             grossWeight,                      SOFT
            LIST,    InventoryHead/grossWeight,     2.1,             grossWeight,                      SOFT
            WAYBILL, LogisticsHead/packNo,          2,               packNo,                           SOFT
            LIST,    InventoryHead/packNo,          2,               packNo,                           SOFT
            ORDER,   OrderHead/appTime,             20240618093501,  time,                             SOFT
            PAYMENT, PaymentHead/payTime,           20240619000000,  time,                             SOFT
            LIST,    InventoryHead/declTime,        20240617,        time,                             SOFT
            """)
    void aChangedElementDiffersInItsOwnRowsAndNoOther(Side side, String element, String text, String rows, Severity severity) {
        MatchReport report = SampleConsignment.imports().with(side, element, text).match();
        List<FieldMatch> different = report.fields().stream().filter(row -> row.verdict() == Verdict.DIFFERENT).toList();
        assertThat(different).extracting(FieldMatch::field).containsExactlyElementsOf(Arrays.asList(rows.split(" ")));
        assertThat(different).extracting(FieldMatch::severity).containsOnly(severity);
        assertThat(different).allSatisfy(row -> assertThat(row.values()).containsKey(side.key()));
        assertThat(report.hardDifference()).isEqualTo(severity == Severity.HARD);
        assertThat(report.softDifferences()).hasSize(severity == Severity.SOFT ? different.size() : 0);
    }

    @Test
    void whatOnlyOneDocumentCarriesIsNotCompared() {
        MatchReport report = SampleConsignment.imports()
                .with(Side.LIST, "InventoryHead/freight", "99")
                .with(Side.LIST, "InventoryHead/netWeight", "0.1")
                .with(Side.LIST, "InventoryList[1]/itemNo", "SKU-99")
                .with(Side.LIST, "InventoryList[1]/gcode", "9999999999")
                .with(Side.WAYBILL, "LogisticsHead/freight", "0")
                .with(Side.WAYBILL, "LogisticsHead/appTime", "20250101000000")
                .match();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void aPayerWhoIsNotTheBuyerReturnsTheListWhileIdentityIsUncertified() {
        SampleConsignment paidByAnother = SampleConsignment.imports()
                .with(Side.PAYMENT, "PaymentHead/payerName", "李四")
                .with(Side.PAYMENT, "PaymentHead/payerIdNumber", "00000019900101002X");
        assertThat(paidByAnother.match().hardDifference()).isTrue();

        MatchReport certified = paidByAnother.match(new MatchRules(false, new BigDecimal("0.05"), true));
        assertThat(certified.hardDifference()).isFalse();
        assertThat(certified.softDifferences()).extracting(FieldMatch::field).containsExactly("payerName", "payerIdNumber");
    }

    @Test
    void aCertifiedBuyerIsStillTheSameOnOrderAndList() {
        MatchReport report = SampleConsignment.imports().with(Side.LIST, "InventoryHead/buyerName", "李四")
                .match(new MatchRules(false, new BigDecimal("0.05"), true));
        assertThat(report.hardDifference()).isTrue();
    }

    @Test
    void anOrderThatNamesNoPaymentIsNotComparedByIt() {
        for (String element : List.of("payCode", "payTransactionId")) {
            FieldMatch removed = row(SampleConsignment.imports().without(Side.ORDER, "OrderHead/" + element).match(), element);
            FieldMatch empty = row(SampleConsignment.imports().with(Side.ORDER, "OrderHead/" + element, " ").match(), element);
            assertThat(removed).isEqualTo(empty);
            assertThat(removed.verdict()).isEqualTo(Verdict.ABSENT);
            assertThat(removed.values()).containsOnlyKeys("payment");
        }
    }

    @Test
    void aClosingSmallXOfAnIdentityNumberIsACapitalOne() {
        MatchReport report = SampleConsignment.imports()
                .with(Side.ORDER, "OrderHead/buyerIdNumber", "00000019900101002X")
                .with(Side.PAYMENT, "PaymentHead/payerIdNumber", "00000019900101002x")
                .with(Side.LIST, "InventoryHead/buyerIdNumber", "00000019900101002x")
                .match();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void amountsThatAgreeAreADifferenceWhenTheOrderContradictsItself() {
        FieldMatch paid = row(SampleConsignment.imports()
                .with(Side.ORDER, "OrderHead/acturalPaid", "230").with(Side.PAYMENT, "PaymentHead/amountPaid", "230").match(), "acturalPaid");
        assertThat(paid.differsHard()).isTrue();
        assertThat(paid.values()).containsEntry("order", "230 (its parts = 220.52)").containsEntry("payment", "230");

        FieldMatch goods = row(SampleConsignment.imports()
                .with(Side.ORDER, "OrderList[2]/totalPrice", "41").match(), "goodsValue");
        assertThat(goods.values()).containsEntry("order", "198.00 (its rows = 199.00)").containsEntry("list", "198");
    }

    @Test
    void timesOfOneDayAndSecondAreInOrder() {
        assertThat(row(SampleConsignment.imports().with(Side.PAYMENT, "PaymentHead/payTime", "20240618093000").match(), "time")
                .verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(row(SampleConsignment.imports().with(Side.PAYMENT, "PaymentHead/payTime", "20240618235959").match(), "time")
                .verdict()).as("the list tells a day only").isEqualTo(Verdict.WITHIN);
    }

    @Test
    void withoutPaymentTheOrderIsStillBeforeTheList() {
        SampleConsignment unpaid = SampleConsignment.imports().without(Side.PAYMENT);
        assertThat(row(unpaid.match(), "time").verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(row(unpaid.with(Side.LIST, "InventoryHead/declTime", "20240617").match(), "time").differsSoft()).isTrue();
    }

    static FieldMatch row(MatchReport report, String field) {
        return report.fields().stream().filter(row -> row.field().equals(field)).findFirst()
                .orElseThrow(() -> new AssertionError("No row " + field + " in " + report.fields()));
    }
}
