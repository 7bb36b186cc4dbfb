package io.singlewindow.authority.taxrefund;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.taxrefund.TaxRefundResult.Verdict;
import io.singlewindow.authority.taxrefund.TestTaxRefund.Known;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.SummaryListener;
import io.singlewindow.consignment.SummaryListener.Declared;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Declared exports are claimed for, once each, when their purchases and funds are there; whatever database keeps them. */
abstract class ClaimContract extends OnRefunds {

    @Test
    void aDeclaredRowWaitsForItsPurchasesAndIsClaimedOnceTheyAgree() {
        Consignment first = summed("CLAIM-1");
        Consignment second = summed("CLAIM-2");
        refund.run();
        assertThat(waits(first)).containsExactly("the declaration's number of the summary (CEB792)");
        refund.answer(refund.registration(first), Verdict.EXEMPT);
        String entryId = entryId();
        String declarationNo = refund.declare(entryId, first, second);
        refund.declare(entryId, first, second);
        refund.run();
        assertThat(waits(first)).containsExactly("the purchase invoices of item " + declarationNo + "; until then it is exempt as registered");
        assertThat(findings(first)).containsExactly("RUL-363");
        assertThat(refund.post(TestTaxRefund.items(TestTaxRefund.purchase("A1", 1, "4", "400.00", TestTaxRefund.byDeclaration(entryId))))).isEmpty();
        refund.run();
        assertThat(refund.refund(declarationNo).cause()).isEqualTo("DIFFERENCE");
        assertThat(findings(first)).containsExactly("RUL-363", "RUL-364");
        refund.buy(entryId, "2", "100.54");
        Known claimed = refund.refund(declarationNo);
        assertThat(claimed.state()).isEqualTo("SENT");
        assertThat(claimed.amount()).as("52 and 13.0702").isEqualTo("65.07");
        assertThat(refund.told(claimed)).singleElement().satisfies(told -> {
            assertThat(told.get("declarationNo").asString()).hasSize(21).isEqualTo(entryId + "001");
            assertThat(told.get("quantity").asString()).isEqualTo("6");
            assertThat(told.get("usdFob").asString()).isEqualTo("60.00");
            assertThat(told.get("exportDate").asString()).isEqualTo("20240618");
            assertThat(told.get("businessType").asString()).isEqualTo("9610");
            assertThat(told.get("rows")).hasSize(2);
            assertThat(told.get("purchases").findValuesAsString("refundable")).containsExactlyInAnyOrder("52.00", "13.07");
            assertThat(told.get("refundable").asString()).isEqualTo("65.07");
        });
        assertThat(refund.forex().dispatch().queued(Authority.TAX_REFUND, claimed.itemId())).hasSize(1);
        refund.run();
        assertThat(refund.told(claimed)).as("once").hasSize(1);
    }

    @Test
    void whatWasClaimedIsNotChangedAndTheSameAgainChangesNothing() {
        Consignment consignment = summed("FIXED");
        String entryId = entryId();
        refund.declare(entryId, consignment);
        refund.buy(entryId, "3", "1000.00");
        String same = TestTaxRefund.items(TestTaxRefund.purchase("F" + entryId, 1, "3", "1000.00", TestTaxRefund.byDeclaration(entryId)));
        assertThat(refund.post(same)).isEmpty();
        assertThat(refund.post(same.replace("1000.00", "2000.00"))).extracting(Finding::code).containsExactly(ErrorCode.DUP_001);
        refund.run();
        assertThat(refund.told(refund.refund(entryId + "001"))).hasSize(1);
    }

    @Test
    void purchasesComeBeforeTheirDeclarationByTheBuyersOwnLinkNumber() {
        Consignment consignment = summed("LINK");
        String entryId = entryId();
        assertThat(refund.post(TestTaxRefund.items(TestTaxRefund.purchase("L" + entryId, 1, "3", "300.00", "\"linkNo\":\"GL-" + entryId + "\"")))).isEmpty();
        refund.declare(entryId, consignment);
        refund.run();
        assertThat(refund.refund(entryId + "001").cause()).isEqualTo("PURCHASES");
        String link = "{\"links\":[{\"linkNo\":\"GL-" + entryId + "\",\"entryId\":\"" + entryId + "\",\"item\":1}]}";
        assertThat(refund.post(link)).isEmpty();
        assertThat(refund.post(link)).as("the same again").isEmpty();
        assertThat(refund.post(link.replace("\"item\":1", "\"item\":2"))).extracting(Finding::code).containsExactly(ErrorCode.DUP_001);
        refund.run();
        assertThat(refund.refund(entryId + "001").state()).isEqualTo("SENT");
    }

    @Test
    void aRequestIsTakenAsAWholeOrNotAtAll() {
        Consignment consignment = summed("WHOLE");
        String entryId = entryId();
        refund.declare(entryId, consignment);
        refund.buy(entryId, "3", "1000.00");
        String changed = TestTaxRefund.purchase("F" + entryId, 1, "3", "1.00", TestTaxRefund.byDeclaration(entryId));
        String fresh = TestTaxRefund.purchase("W" + entryId, 1, "3", "1.00", TestTaxRefund.byDeclaration(entryId()));
        assertThat(refund.post(TestTaxRefund.items(fresh, changed))).hasSize(1);
        assertThat(refund.post(TestTaxRefund.items(fresh.replace("\"1.00\"", "\"2.00\"")))).as("the first was not kept, so there is nothing to differ from").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "{\"items\":[]}", "{\"items\":1}", "null"})
    void whatIsNoListOfPurchasesIsToldSo(String body) {
        assertThat(refund.post(body)).singleElement().satisfies(finding -> assertThat(finding.path()).isEqualTo("/"));
    }

    @Test
    void eachFaultOfAPurchaseHasItsPlace() {
        String good = TestTaxRefund.purchase("P1", 1, "3", "1000.00", TestTaxRefund.byDeclaration(entryId()));
        Map<String, String> faults = Map.of("\"quantity\":\"3\"", "\"quantity\":\"0\"", "\"taxableAmount\":\"1000.00\"", "\"taxableAmount\":1000",
                "\"invoiceDate\":\"20240601\"", "\"invoiceDate\":\"20240631\"", "\"refundRate\":\"0.13\"", "\"refundRate\":\"0.17\"", "\"line\":1", "\"line\":0",
                "\"unit\":\"007\"", "\"unit\":\"个\"", "\"item\":1", "\"item\":1000", "\"goodsCode\":\"3926909090\"", "\"goodsCode\":\"39\"");
        faults.forEach((from, to) -> assertThat(refund.post(TestTaxRefund.items(good, good.replace(from, to)))).as(to).isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.path()).isEqualTo("/items/1/" + from.split("\"")[1])));
        assertThat(refund.post(TestTaxRefund.items(good.replaceFirst(",\"entryId\".*}", "}")))).extracting(Finding::given).contains("neither");
    }

    @Test
    void anAListInADeclarationIsExemptAtMost() {
        Consignment consignment = closed(SampleDocuments.exports("A-LIST"));
        String declarationNo = refund.declare(entryId(), consignment);
        refund.run();
        assertThat(refund.refund(declarationNo).state()).isEqualTo("CANCELLED");
        assertThat(findings(consignment)).containsExactly("RUL-366");
        assertThat(waits(consignment)).isEmpty();
    }

    @Test
    void aRowThatIsNotMadeOfListsOfThisWindowIsNotClaimedFor() {
        Consignment consignment = summed("STRANGE");
        String entryId = entryId();
        refund.declare(new Declared(entryId, SampleCompany.PLATFORM.uscc(), List.of(new SummaryListener.Row(refund.list(consignment), 1, 1),
                new SummaryListener.Row(null, 1, 1), new SummaryListener.Row(refund.list(consignment), 2, null))));
        refund.run();
        assertThat(refund.refund(entryId + "001").state()).isEqualTo("CANCELLED");
        assertThat(refund.refund(entryId + "000").cause()).isEqualTo("ROWS");
        assertThat(findings(consignment)).containsOnly("RUL-365");
    }

    @Test
    void aDayWithoutRateIsToldAndNeverGuessed() {
        Consignment consignment = closed(SampleDocuments.exports("NO-RATE").with(DocumentKind.LIST, "statisticsFlag", "B")
                .with(DocumentKind.LIST, "ieDate", "20500101"));
        String entryId = entryId();
        String declarationNo = refund.declare(entryId, consignment);
        refund.buy(entryId, "3", "1000.00");
        assertThat(refund.refund(declarationNo).cause()).isEqualTo("RATE");
        assertThat(findings(consignment)).containsExactly("RUL-362");
        refund.forex().rate("USD", LocalDate.of(2050, 1, 1), LocalDate.of(2050, 12, 31), "6.5");
        refund.window().clock().advance(TestTaxRefund.CHECK_AGAIN);
        refund.run();
        assertThat(refund.refund(declarationNo).state()).isEqualTo("SENT");
    }

    @Test
    void aB2bClaimWaitsForEvidenceOfFundsAndNamesTheOrderAndTheAmount() {
        SampleDocuments documents = SampleDocuments.exports("B2B").with(DocumentKind.LIST, "statisticsFlag", "B")
                .with(DocumentKind.LIST, "tradeMode", "9710").with(DocumentKind.ORDER, "orderType", "B");
        List<String> ids = new ArrayList<>();
        for (DocumentKind kind : List.of(DocumentKind.ORDER, DocumentKind.WAYBILL, DocumentKind.LIST)) {
            ids.add(refund.window().submit(Direction.EXPORT, documents.get(kind)));
        }
        refund.window().index();
        Consignment consignment = refund.window().consignment(documents);
        refund.forex().release(consignment);
        String entryId = entryId();
        String declarationNo = refund.declare(entryId, consignment);
        refund.buy(entryId, "3", "1000.00");
        assertThat(refund.refund(declarationNo).cause()).isEqualTo("FUNDS");
        assertThat(findings(consignment)).containsExactly("RUL-368");
        refund.funds().certify("C1", "DDB2B", "20");
        refund.window().clock().advance(TestTaxRefund.CHECK_AGAIN);
        refund.run();
        assertThat(refund.refund(declarationNo).cause()).as("20 of 50").isEqualTo("FUNDS");
        refund.funds().certify("C2", "DDB2B", "30");
        refund.window().clock().advance(TestTaxRefund.CHECK_AGAIN);
        refund.run();
        assertThat(refund.told(refund.refund(declarationNo))).singleElement().satisfies(told -> {
            assertThat(told.get("exportInvoiceNo").asString()).isEqualTo("INVC2");
            assertThat(told.get("funds").get(0).get("certificateNo").asString()).isEqualTo("C2");
        });
        refund.forex().settle();
        assertThat(refund.forex().order(consignment).state()).as("forex takes the same evidence").isEqualTo("SENT");
    }
}
