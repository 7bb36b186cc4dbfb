package io.singlewindow.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.TestDispatch.Queued;
import io.singlewindow.authority.forex.TestForex;
import io.singlewindow.authority.forex.TestForex.Known;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
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

/** Forex's receipts count with forex's own signature, about what it was told of, once; whatever database keeps them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ForexReceiptContract {

    private TestReceipts receipts;
    private TestForex forex;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        receipts = new TestReceipts(database(), folder);
        forex = receipts.forex();
    }

    @AfterAll
    void close() {
        receipts.close();
    }

    /** Order, payment, waybill and list of a consignment whose order was told to forex. */
    private List<DocumentRow> told(String number) {
        List<DocumentRow> rows = receipts.matched(SampleDocuments.imports(number));
        forex.release(receipts.consignment(rows.get(0)));
        forex.settle();
        receipts.window().ledger().jdbc().sql("UPDATE dispatch SET attempts = 1 WHERE authority = 'forex'").update();
        return rows;
    }

    private static String json(Known known, String result, String time) {
        return "{\"receiptId\":\"r1\",\"settlementId\":\"" + known.settlementId() + "\",\"rptNo\":\"" + known.rptNo() + "\",\"itemId\":\""
                + known.itemId() + "\",\"externalNo\":\"FX2026110100000001\",\"result\":\"" + result + "\",\"resultTime\":\"" + time
                + "\",\"reason\":\"said by the test\",\"later\":{\"part\":1}}";
    }

    private static byte[] signed(String json, String signer, JwsAlgorithm algorithm) {
        SignatureAlgorithm keys = algorithm == JwsAlgorithm.SM2SM3 ? SignatureAlgorithm.SM2 : SignatureAlgorithm.RSA_SHA256;
        return JwsWriter.sign(json.getBytes(StandardCharsets.UTF_8), DevKeys.of(signer, keys), algorithm);
    }

    private static byte[] byForex(String json) {
        return signed(json, "forex", JwsAlgorithm.SM2SM3);
    }

    private ReceiptStore.Kept deliver(byte[] body) {
        return receipts.deliver(Authority.FOREX, body);
    }

    private Consignment consignment(List<DocumentRow> rows) {
        return receipts.consignment(rows.get(0));
    }

    private Known known(List<DocumentRow> rows) {
        return forex.order(consignment(rows));
    }

    @ParameterizedTest
    @EnumSource
    void aResultStandsOnThePaymentIsToldToBothSendersAndChangesNoState(JwsAlgorithm algorithm) {
        List<DocumentRow> rows = told("FX-" + algorithm);
        ConsignmentState before = consignment(rows).state();
        ReceiptStore.Kept kept = deliver(signed(json(known(rows), "SETTLED", "20261101101500000"), "forex", algorithm));
        assertThat(kept.state()).as(kept.cause()).isEqualTo("APPLIED");
        assertThat(receipts.codes(rows.get(1))).containsExactly("SETTLED");
        assertThat(receipts.window().answers().of(rows.get(1).id()).get(0).info()).contains("FX2026110100000001", "said by the test");
        assertThat(known(rows).state()).isEqualTo("SETTLED");
        assertThat(consignment(rows).state()).isEqualTo(before).isEqualTo(ConsignmentState.CLOSED);
        List<TestLedger.Told> told = byForex(consignment(rows));
        assertThat(told).hasSize(2).allMatch(one -> one.type().equals("receipt.issued"));
        assertThat(told.stream().flatMap(one -> one.audience().stream())).containsExactlyInAnyOrder(rows.get(0).sender(), rows.get(1).sender());
        assertThat(receipts.dispatch().queued(Authority.FOREX, known(rows).settlementId())).extracting(Queued::state).containsExactly("ANSWERED");
    }

    private List<TestLedger.Told> byForex(Consignment consignment) {
        return receipts.window().told(consignment.id()).stream()
                .filter(one -> one.content().path("party").asString("").equals("forex")).toList();
    }

    @Test
    void aSettlementOfTwoOrdersIsWaitedForUntilBothAreAnswered() {
        List<DocumentRow> first = receipts.matched(SampleDocuments.imports("FX-FIRST"));
        List<DocumentRow> second = receipts.matched(SampleDocuments.imports("FX-SECOND"));
        forex.release(consignment(first));
        forex.release(consignment(second));
        forex.settle();
        receipts.window().ledger().jdbc().sql("UPDATE dispatch SET attempts = 1 WHERE authority = 'forex'").update();
        String settlement = known(first).settlementId();
        assertThat(known(second).settlementId()).isEqualTo(settlement);
        deliver(byForex(json(known(first), "SETTLED", "20261101101500000")));
        assertThat(receipts.dispatch().queued(Authority.FOREX, settlement)).extracting(Queued::state).containsExactly("SENT");
        deliver(byForex(json(known(second), "MANUAL", "20261101101500000")));
        assertThat(receipts.dispatch().queued(Authority.FOREX, settlement)).extracting(Queued::state).containsExactly("ANSWERED");
    }

    @Test
    void theSameResultSignedAgainCountsOnce() {
        List<DocumentRow> rows = told("FX-AGAIN");
        String json = json(known(rows), "SETTLED", "20261101101500000");
        ReceiptStore.Kept first = deliver(byForex(json));
        assertThat(deliver(byForex(json)).id()).as("other bytes, the value of SM2 is never the same").isNotEqualTo(first.id());
        assertThat(deliver(first.body()).id()).isEqualTo(first.id());
        assertThat(receipts.codes(rows.get(1))).containsExactly("SETTLED");
        assertThat(byForex(consignment(rows))).hasSize(2);
    }

    @Test
    void whatComesLateIsRecordedAndChangesNothing() {
        List<DocumentRow> rows = told("FX-LATE");
        deliver(byForex(json(known(rows), "SETTLED", "20261101101500000")));
        assertThat(deliver(byForex(json(known(rows), "MANUAL", "20261101101400000"))).state()).isEqualTo("APPLIED");
        deliver(byForex(json(known(rows), "REFUSED", "20261101101600000")));
        assertThat(known(rows).state()).isEqualTo("SETTLED");
        assertThat(receipts.codes(rows.get(1))).containsExactly("MANUAL", "SETTLED", "REFUSED");
    }

    @Test
    void whatIsNotSignedByForexItselfIsParkedAndNeverCounts() {
        List<DocumentRow> rows = told("FX-FORGED");
        String json = json(known(rows), "SETTLED", "20261101101500000");
        assertThat(deliver(signed(json, "customs", JwsAlgorithm.SM2SM3)).cause()).startsWith("signed by 11330000TERT00091T, expected 11330000TERT00112B");
        assertThat(deliver(signed(json, "platform", JwsAlgorithm.RS256)).cause()).startsWith("signed by 91330100TERT00016Y");
        assertThat(deliver(json.getBytes(StandardCharsets.UTF_8)).cause()).startsWith("unreadable");
        String[] parts = new String(byForex(json), StandardCharsets.US_ASCII).split("\\.");
        String other = Base64.getUrlEncoder().withoutPadding().encodeToString(json.replace("SETTLED", "REFUSED").getBytes(StandardCharsets.UTF_8));
        assertThat(deliver((parts[0] + "." + other + "." + parts[2]).getBytes(StandardCharsets.US_ASCII)).cause()).startsWith("signature: [SIG-008]");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(deliver((none + "." + other + ".").getBytes(StandardCharsets.US_ASCII)).state()).isEqualTo("PARKED");
        assertThat(known(rows).state()).isEqualTo("SENT");
        assertThat(receipts.codes(rows.get(1))).isEmpty();
    }

    @Test
    void forexSpeaksForNobodyElseAndNobodyElseForForex() {
        List<DocumentRow> rows = told("FX-FOREIGN");
        byte[] body = byForex(json(known(rows), "SETTLED", "20261101101500000"));
        assertThat(receipts.deliver(Authority.CUSTOMS, body).state()).isEqualTo("PARKED");
        assertThat(receipts.deliver(Authority.INSPECTION, body).state()).isEqualTo("PARKED");
        assertThat(deliver(SignedReceipts.byCustoms(SignedReceipts.ofOrder("DDFX-FOREIGN", "120"))).state()).isEqualTo("PARKED");
        assertThat(known(rows).state()).isEqualTo("SENT");
    }

    @Test
    void withoutAConfiguredHolderNothingCounts() {
        List<DocumentRow> rows = told("FX-NOBODY");
        byte[] body = byForex(json(known(rows), "SETTLED", "20261101101500000"));
        assertThat(receipts.intake(new AuthorityHolders("", "", "", "")).receive(Authority.FOREX, body).refusal())
                .startsWith("signed by 11330000TERT00112B");
        assertThat(known(rows).state()).isEqualTo("SENT");
    }

    @Test
    void aResultAboutWhatForexWasNotToldIsParkedWithItsCause() {
        List<DocumentRow> rows = told("FX-UNKNOWN");
        Known known = known(rows);
        Known other = known(told("FX-OTHER"));
        String time = "20261101101500000";
        assertThat(deliver(byForex(json(new Known(known.settlementId(), known.rptNo(), "0".repeat(32), ""), "SETTLED", time))).cause()).contains("is not known");
        assertThat(deliver(byForex(json(new Known(other.settlementId(), known.rptNo(), known.itemId(), ""), "SETTLED", time))).cause()).contains("is not known");
        assertThat(deliver(byForex(json(new Known(known.settlementId(), other.rptNo(), known.itemId(), ""), "SETTLED", time))).cause()).contains("is not known");
        assertThat(deliver(byForex(json(known, "MAYBE", time))).cause()).startsWith("/result: given MAYBE");
        assertThat(deliver(byForex(json(known, "SETTLED", "20261301101500000"))).cause()).startsWith("/resultTime: given");
        assertThat(deliver(byForex(json(known, "REVERSED", time))).cause()).startsWith("/result: given REVERSED for an order");
        assertThat(deliver(byForex("[1]")).cause()).startsWith("/receiptId: given nothing");
        assertThat(deliver(byForex("no json")).cause()).startsWith("/: given no JSON");
        assertThat(known(rows).state()).isEqualTo("SENT");
    }

    @Test
    void anOrdersResultSaysNothingAboutItsRefund() {
        List<DocumentRow> rows = told("FX-REFUND");
        String json = json(known(rows), "SETTLED", "20261101101500000");
        deliver(byForex(json));
        forex.byInspection(consignment(rows), "RETURN");
        forex.settle();
        assertThat(forex.refund(consignment(rows)).state()).isEqualTo("SENT");
        deliver(byForex(json));
        assertThat(forex.refund(consignment(rows)).state()).as("a replay of the old result").isEqualTo("SENT");
        deliver(byForex(json(forex.refund(consignment(rows)), "REVERSED", "20261101111500000")));
        assertThat(forex.refund(consignment(rows)).state()).isEqualTo("SETTLED");
        assertThat(receipts.codes(rows.get(1))).containsExactly("SETTLED", "REVERSED");
        assertThat(consignment(rows).state()).isEqualTo(ConsignmentState.RETURNED_ABROAD);
    }
}
