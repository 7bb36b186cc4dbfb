package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.authority.forex.TestForex;
import io.singlewindow.authority.taxrefund.TestTaxRefund;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.summary.TestSummaries;
import io.singlewindow.taxbill.TestTaxBills;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.Certificates;
import io.singlewindow.signature.JwsReader;
import io.singlewindow.signature.SignatureVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Receipts' way home on a database of its own, behind the documents that they answer. */
public final class TestReceipts implements AutoCloseable {

    private static final AuthorityHolders HOLDERS =
            new AuthorityHolders("11330000TERT00091T", "11330000TERT00104G", "11330000TERT00112B", "11330000TERT001206");

    private final SafeReader reader = new SafeReader(ReadingLimits.defaults());
    private final SignatureVerifier verifier = new SignatureVerifier(new Certificates(anchors()), Instant.parse("2022-07-01T00:00:00Z"));
    private final JwsReader jws = new JwsReader(new Certificates(anchors()), Instant.parse("2022-07-01T00:00:00Z"));
    private final TestForex forex;
    private final TestTaxRefund taxRefund;
    private final TestConsignments window;
    private final TestDispatch dispatch;
    private final ReceiptStore store;

    TestReceipts(TestDatabase database, Path folder) {
        forex = TestForex.open(database, folder, TestTaxRefund::wave);
        window = forex.window();
        dispatch = forex.dispatch();
        taxRefund = new TestTaxRefund(forex);
        store = new ReceiptStore(window.ledger().jdbc(), window.ledger().sealing(), window.ledger().pending(), window.transactions(),
                tools.jackson.databind.json.JsonMapper.builder().build());
    }

    TestConsignments window() {
        return window;
    }

    TestForex forex() {
        return forex;
    }

    TestTaxRefund taxRefund() {
        return taxRefund;
    }

    TestDispatch dispatch() {
        return dispatch;
    }

    ReceiptIntake intake() {
        return intake(HOLDERS);
    }

    ReceiptIntake intake(AuthorityHolders holders) {
        return new ReceiptIntake(reader, verifier, jws, holders, store, window.ledger().ledger(), window.ledger().ids(), window.clock());
    }

    /** A new one, as another node has it. */
    ReceiptApplication application() {
        AnsweredDocuments documents = new AnsweredDocuments(window.store(), window.ledger().submissions(), window.names());
        CustomsReceipts customs = new CustomsReceipts(reader, documents, window.answers(), dispatch.sentMessages(), window.references(),
                notices());
        InspectionReceipts inspection =
                new InspectionReceipts(reader, window.store(), window.answers(), dispatch.sentMessages());
        ForexReceipts funds = new ForexReceipts(jws, forex.answers(), window.store(), window.answers(), window.events(), dispatch.sentMessages());
        TaxRefundReceipts refunds =
                new TaxRefundReceipts(jws, taxRefund.answers(), window.store(), window.answers(), window.events(), dispatch.sentMessages());
        return new ReceiptApplication(store, customs, inspection, funds, refunds, window.transactions());
    }

    private List<CustomsNotice> notices() {
        return List.of(new FormatReceipts(dispatch.sentMessages(), window.store(), window.answers()), TestTaxBills.of(window),
                TestSummaries.of(window));
    }

    /** Under which id a list was declared to inspection. */
    String request(DocumentRow list) {
        return window.ledger().jdbc().sql("SELECT id FROM dispatch WHERE authority = 'inspection' AND submission_id = ? AND consignment_id = ?")
                .params(list.submissionId(), list.consignmentId()).query(String.class).single();
    }

    ParkedWork parkedWork() {
        return new ParkedWork(store, intake(), dispatch.sentMessages(), window.ledger().pending(), window.transactions(),
                window.ledger().ledger(), tools.jackson.databind.json.JsonMapper.builder().build());
    }

    DiscardedWork discardedWork() {
        return new DiscardedWork(parkedWork(), store, dispatch.sentMessages(), window.ledger().pending(), window.transactions(),
                window.ledger().ledger(), tools.jackson.databind.json.JsonMapper.builder().build(), window.ledger().jdbc(), window.clock());
    }

    /** Takes a receipt in and applies it; what became of it. */
    ReceiptStore.Kept deliver(Authority authority, byte[] body) {
        String id = intake().receive(authority, body).receiptId();
        application().applyNext();
        return kept(id);
    }

    ReceiptStore.Kept kept(String id) {
        return window.ledger().jdbc().sql("SELECT id, authority, received_at, body, state, counts, cause FROM authority_receipt WHERE id = ?").param(id)
                .query((row, n) -> new ReceiptStore.Kept(row.getString(1), Authority.of(row.getString(2)).orElseThrow(),
                        Instant.ofEpochMilli(row.getLong(3)), row.getBytes(4), row.getString(5), row.getBoolean(6), row.getString(7)))
                .single();
    }

    int keptWith(byte[] body) {
        return window.ledger().jdbc().sql("SELECT COUNT(*) FROM authority_receipt WHERE body = ?").param(body).query(Integer.class).single();
    }

    /** Files a consignment's documents, all of which agree; rows of order, money, waybill and list. */
    List<DocumentRow> matched(SampleDocuments documents) {
        return window.file(documents).stream().map(window::row).toList();
    }

    Consignment consignment(DocumentRow document) {
        return window.store().find(String.valueOf(document.consignmentId())).orElseThrow();
    }

    /** The codes of the answers to a document. */
    List<String> codes(DocumentRow document) {
        return window.answers().of(document.id()).stream().map(Answer::code).toList();
    }

    private static List<X509Certificate> anchors() {
        List<X509Certificate> anchors = new ArrayList<>();
        for (String name : List.of("ca-rsa", "ca-sm2")) {
            try (InputStream file = TestReceipts.class.getResourceAsStream("/certs-dev/" + name + ".crt")) {
                anchors.addAll(Certificates.read(file.readAllBytes()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return anchors;
    }

    @Override
    public void close() {
        window.close();
    }
}
