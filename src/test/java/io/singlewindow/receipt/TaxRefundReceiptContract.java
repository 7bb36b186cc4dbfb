package io.singlewindow.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.TestDispatch.Queued;
import io.singlewindow.authority.taxrefund.TestTaxRefund;
import io.singlewindow.authority.taxrefund.TestTaxRefund.Known;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.JwsAlgorithm;
import io.singlewindow.signature.JwsWriter;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tax authority's receipts count with its own signature, about what it was told of, once; whatever database keeps them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TaxRefundReceiptContract {

    private static final int LIST = 3;

    private TestReceipts receipts;
    private TestTaxRefund refund;
    private int declarations;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        receipts = new TestReceipts(database(), folder);
        refund = receipts.taxRefund();
    }

    @AfterAll
    void close() {
        receipts.close();
    }

    /** Order, proceeds note, waybill and list of a consignment that was registered. */
    private List<DocumentRow> registered(String number) {
        List<DocumentRow> rows = receipts.matched(SampleDocuments.exports(number).with(DocumentKind.LIST, "statisticsFlag", "B"));
        receipts.forex().release(consignment(rows));
        refund.run();
        receipts.window().ledger().jdbc().sql("UPDATE dispatch SET attempts = 1 WHERE authority = 'tax-refund'").update();
        return rows;
    }

    /** The declaration's number and row of a consignment that was claimed for. */
    private String claimed(List<DocumentRow> rows) {
        String entryId = "29012025" + String.format("%010d", ++declarations);
        String declarationNo = refund.declare(entryId, consignment(rows));
        refund.buy(entryId, "3", "1000.00");
        return declarationNo;
    }

    private Consignment consignment(List<DocumentRow> rows) {
        return receipts.consignment(rows.get(0));
    }

    private Known registration(List<DocumentRow> rows) {
        return refund.registration(consignment(rows));
    }

    private static String json(Known known, String result, String time) {
        return "{\"receiptId\":\"r1\",\"itemId\":\"" + known.itemId() + "\",\"externalNo\":\"TS2026110100000001\",\"result\":\"" + result
                + "\",\"resultTime\":\"" + time + "\",\"refundDate\":" + (result.equals("REFUNDED") ? "\"20261108\"" : "null")
                + ",\"reason\":\"said by the test\",\"later\":{\"part\":1}}";
    }

    private static byte[] signed(String json, String signer, JwsAlgorithm algorithm) {
        SignatureAlgorithm keys = algorithm == JwsAlgorithm.SM2SM3 ? SignatureAlgorithm.SM2 : SignatureAlgorithm.RSA_SHA256;
        return JwsWriter.sign(json.getBytes(StandardCharsets.UTF_8), DevKeys.of(signer, keys), algorithm);
    }

    private static byte[] byTax(String json) {
        return signed(json, "tax-refund", JwsAlgorithm.SM2SM3);
    }

    private ReceiptStore.Kept deliver(byte[] body) {
        return receipts.deliver(Authority.TAX_REFUND, body);
    }

    @ParameterizedTest
    @EnumSource
    void aResultStandsOnTheListIsToldToBothSendersAndChangesNoState(JwsAlgorithm algorithm) {
        List<DocumentRow> rows = registered("TX-" + algorithm);
        ReceiptStore.Kept kept = deliver(signed(json(registration(rows), "EXEMPT", "20261101101500000"), "tax-refund", algorithm));
        assertThat(kept.state()).as(kept.cause()).isEqualTo("APPLIED");
        assertThat(receipts.codes(rows.get(LIST))).contains("EXEMPT");
        assertThat(registration(rows).state()).isEqualTo("EXEMPT");
        assertThat(consignment(rows).state()).isEqualTo(ConsignmentState.CLOSED);
        List<TestLedger.Told> told = receipts.window().told(consignment(rows).id()).stream()
                .filter(one -> one.content().path("party").asString("").equals("tax-refund")).toList();
        assertThat(told.stream().flatMap(one -> one.audience().stream())).containsExactlyInAnyOrder(rows.get(0).sender(), rows.get(LIST).sender());
        assertThat(told).allSatisfy(one -> assertThat(one.content().get("returnInfo").asString()).contains("TS2026110100000001", "said by the test"));
        assertThat(receipts.dispatch().queued(Authority.TAX_REFUND, registration(rows).itemId())).extracting(Queued::state).containsExactly("ANSWERED");
    }

    @Test
    void aRefundHasItsDayAndWhatComesLateChangesNothing() {
        List<DocumentRow> rows = registered("TX-REFUND");
        String declarationNo = claimed(rows);
        deliver(byTax(json(refund.refund(declarationNo), "HELD", "20261101101400000")));
        assertThat(refund.refund(declarationNo).state()).isEqualTo("HELD");
        deliver(byTax(json(refund.refund(declarationNo), "REFUNDED", "20261101101500000")));
        assertThat(refund.refund(declarationNo).refundDate()).isEqualTo("20261108");
        assertThat(deliver(byTax(json(refund.refund(declarationNo), "REFUSED", "20261101101600000"))).state()).isEqualTo("APPLIED");
        assertThat(refund.refund(declarationNo).state()).isEqualTo("REFUNDED");
        assertThat(receipts.codes(rows.get(LIST))).contains("HELD", "REFUNDED", "REFUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXEMPT", "REFUNDED", "HELD", "REFUSED", "DUPLICATE", "NOT_ELIGIBLE"})
    void whateverIsAnsweredToAClaimIsKept(String result) {
        List<DocumentRow> rows = registered("TX-ANY-" + result);
        String declarationNo = claimed(rows);
        ReceiptStore.Kept kept = deliver(byTax(json(refund.refund(declarationNo), result, "20261101101500000")));
        assertThat(kept.state()).as(kept.cause()).isEqualTo("APPLIED");
        assertThat(refund.refund(declarationNo).state()).isEqualTo(result);
        assertThat(receipts.codes(rows.get(LIST))).contains(result);
    }

    @Test
    void theSameResultSignedAgainCountsOnce() {
        List<DocumentRow> rows = registered("TX-AGAIN");
        String json = json(registration(rows), "EXEMPT", "20261101101500000");
        ReceiptStore.Kept first = deliver(byTax(json));
        assertThat(deliver(byTax(json)).id()).isNotEqualTo(first.id());
        assertThat(deliver(first.body()).id()).isEqualTo(first.id());
        assertThat(receipts.codes(rows.get(LIST))).containsOnlyOnce("EXEMPT");
    }

    @Test
    void whatIsNotSignedByTheTaxAuthorityItselfIsParkedAndNeverCounts() {
        List<DocumentRow> rows = registered("TX-FORGED");
        String json = json(registration(rows), "EXEMPT", "20261101101500000");
        assertThat(deliver(signed(json, "forex", JwsAlgorithm.SM2SM3)).cause()).startsWith("signed by 11330000TERT00112B, expected 11330000TERT001206");
        assertThat(deliver(signed(json, "platform", JwsAlgorithm.RS256)).cause()).startsWith("signed by 91330100TERT00016Y");
        assertThat(deliver(json.getBytes(StandardCharsets.UTF_8)).cause()).startsWith("unreadable");
        String[] parts = new String(byTax(json), StandardCharsets.US_ASCII).split("\\.");
        String other = Base64.getUrlEncoder().withoutPadding().encodeToString(json.replace("EXEMPT", "REFUSED").getBytes(StandardCharsets.UTF_8));
        assertThat(deliver((parts[0] + "." + other + "." + parts[2]).getBytes(StandardCharsets.US_ASCII)).cause()).startsWith("signature: [SIG-008]");
        byte[] good = byTax(json);
        assertThat(receipts.deliver(Authority.FOREX, good).state()).isEqualTo("PARKED");
        assertThat(receipts.deliver(Authority.CUSTOMS, good).state()).isEqualTo("PARKED");
        assertThat(receipts.intake(new AuthorityHolders("", "", "", "")).receive(Authority.TAX_REFUND, byTax(json)).refusal())
                .startsWith("signed by 11330000TERT001206");
        assertThat(registration(rows).state()).isEqualTo("SENT");
        assertThat(receipts.codes(rows.get(LIST))).doesNotContain("EXEMPT", "REFUSED");
    }

    @Test
    void aResultAboutWhatWasNotToldIsParkedWithItsCause() {
        List<DocumentRow> rows = registered("TX-UNKNOWN");
        Known known = registration(rows);
        String time = "20261101101500000";
        assertThat(deliver(byTax(json(new Known("0".repeat(32), "", "", "", ""), "EXEMPT", time))).cause()).contains("was not told");
        assertThat(deliver(byTax(json(known, "REFUNDED", time))).cause()).startsWith("/result: given REFUNDED for a REGISTRATION");
        assertThat(deliver(byTax(json(known, "MAYBE", time))).cause()).startsWith("/result: given MAYBE");
        assertThat(deliver(byTax(json(known, "REFUNDED", time).replace("20261108", "20261338"))).cause()).startsWith("/refundDate: given 20261338");
        assertThat(deliver(byTax("[1]")).cause()).startsWith("/result: given nothing");
        String entryId = "29012026" + String.format("%010d", ++declarations);
        String declarationNo = refund.declare(entryId, consignment(rows));
        assertThat(deliver(byTax(json(refund.refund(declarationNo), "REFUNDED", time))).cause()).as("it waits for purchases").contains("was not told");
        assertThat(registration(rows).state()).isEqualTo("SENT");
    }
}
