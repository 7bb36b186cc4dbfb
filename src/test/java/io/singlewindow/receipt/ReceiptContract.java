package io.singlewindow.receipt;

import static io.singlewindow.receipt.SignedReceipts.TIME;
import static io.singlewindow.receipt.SignedReceipts.byCustoms;
import static io.singlewindow.receipt.SignedReceipts.field;
import static io.singlewindow.receipt.SignedReceipts.ofOrder;
import static io.singlewindow.receipt.SignedReceipts.receipt;
import static io.singlewindow.receipt.SignedReceipts.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.TestDispatch.Queued;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.consignment.state.ReceiptFact.Source;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each receipt is kept once and counts once, whatever database keeps it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReceiptContract {

    private static final int TRIES = 30;
    private static final int SECONDS_MAX = 20;

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private TestReceipts receipts;
    private List<ReceiptApplication> nodes;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        receipts = new TestReceipts(database(), folder);
        nodes = List.of(receipts.application(), receipts.application());
    }

    @AfterAll
    void close() {
        threads.shutdown();
        receipts.close();
    }

    @Test
    void theSameBytesTwiceAreKeptAndAppliedOnce() {
        DocumentRow order = receipts.matched(SampleDocuments.imports("TWICE")).get(0);
        byte[] body = byCustoms(ofOrder("DDTWICE", "120"));
        ReceiptStore.Kept first = receipts.deliver(Authority.CUSTOMS, body);
        int told = receipts.window().told(order.consignmentId()).size();
        ReceiptStore.Kept second = receipts.deliver(Authority.CUSTOMS, body);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.state()).isEqualTo("APPLIED");
        assertThat(receipts.keptWith(body)).isEqualTo(1);
        // the same answer in another envelope is kept too, and is still the same answer
        assertThat(receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder("DDTWICE", "120"))).id()).isNotEqualTo(first.id());
        assertThat(receipts.codes(order)).containsExactly("120");
        assertThat(receipts.window().told(order.consignmentId())).hasSize(told);
    }

    @Test
    void theSameBytesThroughManyDoorsAtOnceAreKeptOnce() throws Exception {
        receipts.matched(SampleDocuments.imports("DOORS"));
        byte[] body = byCustoms(ofOrder("DDDOORS", "120"));
        ReceiptIntake intake = receipts.intake();
        List<Future<ReceiptIntake.Taken>> taken =
                Stream.generate(() -> threads.submit(() -> intake.receive(Authority.CUSTOMS, body))).limit(8).toList();
        for (Future<ReceiptIntake.Taken> one : taken) {
            assertThat(one.get(SECONDS_MAX, TimeUnit.SECONDS)).isEqualTo(taken.get(0).get());
        }
        assertThat(receipts.keptWith(body)).isEqualTo(1);
    }

    @Test
    void aReceiptForAnUnknownDocumentIsParkedWithItsCauseAndCountsWhenItComesAgainAfterTheDocument() {
        byte[] body = byCustoms(ofOrder("DDEARLY", "120"));
        ReceiptStore.Kept kept = receipts.deliver(Authority.CUSTOMS, body);
        assertThat(kept.state()).isEqualTo("PARKED");
        assertThat(kept.cause()).startsWith("its ORDER is not known: [").endsWith("DDEARLY]");
        DocumentRow order = receipts.matched(SampleDocuments.imports("EARLY")).get(0);
        assertThat(receipts.deliver(Authority.CUSTOMS, body).state()).isEqualTo("APPLIED");
        assertThat(receipts.codes(order)).containsExactly("120");
    }

    @Test
    void theLogIsToldOnceOfEachReceiptThatIsKeptWithTheDigestOfItsBytesAndNobodyElseIs() throws Exception {
        receipts.matched(SampleDocuments.imports("LOGGED"));
        byte[] body = byCustoms(ofOrder("DDLOGGED", "120"));
        String id = receipts.deliver(Authority.CUSTOMS, body).id();
        receipts.deliver(Authority.CUSTOMS, body);
        assertThat(receipts.window().told(id)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo("receipt.received");
            assertThat(told.audience()).isEmpty();
            assertThat(told.content().path("receiptId").asString("")).isEqualTo(id);
            assertThat(told.content().path("authority").asString("")).isEqualTo("customs");
            assertThat(told.content().path("sha256").asString("")).isEqualTo(sha256(body));
            assertThat(told.content().path("counts").asBoolean(false)).isTrue();
        });
    }

    @Test
    void whatDoesNotCountIsInTheLogWithItsCauseAndAgainWhenItCountsAndNotWhereNothingWasKept() throws Exception {
        byte[] body = byCustoms(ofOrder("DDNOTYET", "120"));
        ReceiptIntake other = receipts.intake(new AuthorityHolders("11330000TERT00104G", "", "", ""));
        String id = other.receive(Authority.CUSTOMS, body).receiptId();
        other.receive(Authority.CUSTOMS, body);
        assertThat(receipts.window().told(id)).singleElement().satisfies(told -> {
            assertThat(told.content().path("counts").asBoolean(true)).isFalse();
            assertThat(told.content().path("cause").asString("")).contains("expected 11330000TERT00104G");
            assertThat(told.content().path("sha256").asString("")).isEqualTo(sha256(body));
        });
        assertThat(receipts.deliver(Authority.CUSTOMS, body).id()).isEqualTo(id);
        assertThat(receipts.window().told(id)).extracting(told -> told.content().path("counts").asBoolean()).containsExactly(false, true);
        // with room for none that nobody signed, none of them is an entry either
        ledgerOfUnsigned(1_000);
        long before = received();
        assertThat(receipts.intake().receive(Authority.CUSTOMS, "nobody's".getBytes(StandardCharsets.UTF_8)).receiptId()).isEqualTo("-");
        assertThat(received()).isEqualTo(before);
        execute("DELETE FROM authority_receipt WHERE id LIKE 'unsigned %'");
    }

    /** So many that no authority signed are parked already. */
    private void ledgerOfUnsigned(int receiptsParked) {
        for (int i = 0; i < receiptsParked; i++) {
            execute("INSERT INTO authority_receipt (id, authority, sha256, received_at, body, state, counts, cause) SELECT 'unsigned " + i
                    + "', authority, '" + i + "', received_at, body, 'PARKED', FALSE, 'signature: missing' FROM authority_receipt FETCH FIRST 1 ROWS ONLY");
        }
    }

    private long received() {
        receipts.window().ledger().ledger().awaitDurable();
        return receipts.window().ledger().jdbc().sql("SELECT COUNT(*) FROM entry WHERE type = 'receipt.received'").query(Long.class).single();
    }

    private static String sha256(byte[] body) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    }

    @Test
    void aFailureOfTheDatabaseLeavesItStoredAndItIsAppliedLater() {
        DocumentRow order = receipts.matched(SampleDocuments.imports("FAILURE")).get(0);
        ReceiptStore.Kept kept;
        execute("ALTER TABLE document_receipt RENAME TO document_receipt_away");
        try {
            kept = receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder("DDFAILURE", "120")));
        } finally {
            execute("ALTER TABLE document_receipt_away RENAME TO document_receipt");
        }
        assertThat(kept.state()).isEqualTo("STORED");
        assertThat(receipts.codes(order)).isEmpty();
        receipts.application().applyNext();
        assertThat(receipts.kept(kept.id()).state()).isEqualTo("APPLIED");
        assertThat(receipts.codes(order)).containsExactly("120");
    }

    private void execute(String sql) {
        receipts.window().ledger().jdbc().sql(sql).update();
    }

    @Test
    void twoThatApplyAtOnceRecordOneAnswer() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            DocumentRow order = submit("ATONCE-" + i, DocumentKind.ORDER);
            String id = receipts.intake().receive(Authority.CUSTOMS, byCustoms(ofOrder(order.number(), "2"))).receiptId();
            applyOnBothNodesAtOnce();
            assertThat(receipts.kept(id).state()).isEqualTo("APPLIED");
            assertThat(receipts.codes(order)).containsExactly("2");
            assertThat(receipts.window().told(order.consignmentId())).as("try %d", i).hasSize(1);
        }
    }

    @Test
    void twoThatApplyAnAnswerToADocumentWithoutConsignmentRecordItOnceToo() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            DocumentRow waybill = submit("ALONE-" + i, DocumentKind.WAYBILL);
            String id = receipts.intake().receive(Authority.CUSTOMS, byCustoms(receipt("CEB512", "LogisticsReturn",
                    field("logisticsCode", waybill.logisticsCode()) + field("logisticsNo", waybill.number()) + status("2")))).receiptId();
            applyOnBothNodesAtOnce();
            assertThat(receipts.kept(id).state()).isEqualTo("APPLIED");
            assertThat(receipts.codes(waybill)).containsExactly("2");
            assertThat(receipts.window().told(waybill.id())).as("try %d", i).hasSize(1);
        }
    }

    private void applyOnBothNodesAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(nodes.size());
        for (Future<?> node : nodes.stream().<Future<?>>map(one -> threads.submit(() -> {
            together.await(SECONDS_MAX, TimeUnit.SECONDS);
            one.applyNext();
            return null;
        })).toList()) {
            node.get(SECONDS_MAX, TimeUnit.SECONDS);
        }
    }

    @Test
    void anAnswerToADocumentThatHasJoinedMeanwhileCountsForItsConsignment() {
        SampleDocuments documents = SampleDocuments.imports("MEANWHILE");
        DocumentRow asItWas = submit("MEANWHILE", DocumentKind.WAYBILL);
        submit("MEANWHILE", DocumentKind.LIST);
        receipts.window().transactions().executeWithoutResult(status -> receipts.window().answers().record(asItWas,
                new Answer("customs", "CEB512", "-504011", TIME, "-", "receipt", Source.CUSTOMS_OTHER), null));
        assertThat(receipts.window().consignment(documents).state()).isEqualTo(ConsignmentState.HELD);
    }

    /** Two orders in one message, which has been sent. */
    private List<DocumentRow> inOneMessage(String number) {
        List<DocumentRow> orders = List.of(submit(number + "-A", DocumentKind.ORDER), submit(number + "-B", DocumentKind.ORDER));
        String message = orders.get(0).submissionId();
        receipts.window().ledger().jdbc().sql("UPDATE document SET submission_id = ? WHERE id = ?").params(message, orders.get(1).id()).update();
        receipts.window().ledger().jdbc().sql("UPDATE dispatch SET attempts = 1, state = 'SENT' WHERE submission_id = ?").param(message).update();
        return orders;
    }

    private @Nullable Long takenAt(String submissionId) {
        return receipts.window().ledger().jdbc().sql("SELECT taken_at FROM dispatch WHERE submission_id = ?").param(submissionId)
                .query((row, n) -> (Long) row.getObject(1)).optional().orElse(null);
    }

    @Test
    void aMessageIsWaitedForUntilEachOfItsDocumentsIsAnsweredAndIsNotSentAgainMeanwhile() {
        List<DocumentRow> orders = inOneMessage("PARTS");
        String message = orders.get(0).submissionId();
        receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder(orders.get(0).number(), "120")));
        assertThat(states(Authority.CUSTOMS, message)).containsExactly("SENT");
        assertThat(takenAt(message)).as("it is overdue some time after").isNotNull();
        assertThat(receipts.window().ledger().jdbc().sql("SELECT COUNT(next_attempt_at) FROM dispatch WHERE submission_id = ?").param(message)
                .query(Integer.class).single()).isZero();
        receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder(orders.get(0).number(), "2")));
        assertThat(states(Authority.CUSTOMS, message)).as("the same one again").containsExactly("SENT");
        receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder(orders.get(1).number(), "120")));
        assertThat(states(Authority.CUSTOMS, message)).containsExactly("ANSWERED");
        assertThat(takenAt(message)).isNull();
    }

    @Test
    void ofTwoThatAnswerTheLastDocumentsOfAMessageAtOnceOneEndsTheWaiting() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            List<DocumentRow> orders = inOneMessage("LAST-" + i);
            for (DocumentRow order : orders) {
                receipts.intake().receive(Authority.CUSTOMS, byCustoms(ofOrder(order.number(), "120")));
            }
            applyOnBothNodesAtOnce();
            assertThat(states(Authority.CUSTOMS, orders.get(0).submissionId())).as("try %d", i).containsExactly("ANSWERED");
        }
    }

    @Test
    void answersMarkWhatTheyAnswerSoItIsNotSentAgain() {
        List<DocumentRow> rows = receipts.matched(SampleDocuments.imports("ANSWERED"));
        DocumentRow order = rows.get(0);
        DocumentRow list = rows.get(3);
        assertThat(states(Authority.CUSTOMS, order.submissionId())).containsExactly("QUEUED");
        receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder("DDANSWERED", "2")));
        assertThat(states(Authority.CUSTOMS, order.submissionId())).as("not sent yet, so it answers another version").containsExactly("QUEUED");
        receipts.window().ledger().jdbc().sql("UPDATE dispatch SET attempts = 1 WHERE submission_id <> ? OR authority = 'inspection'").param(list.submissionId()).update();
        receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder("DDANSWERED", "3")));
        assertThat(states(Authority.CUSTOMS, order.submissionId())).containsExactly("ANSWERED");
        receipts.deliver(Authority.INSPECTION, SignedReceipts.result(receipts.request(list), list.logisticsNo(), "RELEASE", ""));
        assertThat(states(Authority.INSPECTION, list.consignmentId())).containsExactly("ANSWERED");
        assertThat(states(Authority.CUSTOMS, list.submissionId())).containsExactly("QUEUED");
    }

    @Test
    void theWarehouseThatRunsTheSiteIsToldOfInspectionHoldAndReleaseAndOfNothingBefore() {
        List<DocumentRow> rows = receipts.matched(SampleDocuments.imports("SITE").at("", TestConsignments.SITE));
        DocumentRow list = rows.get(3);
        receipts.window().ledger().jdbc().sql("UPDATE dispatch SET attempts = 1").update();
        receipts.deliver(Authority.INSPECTION, SignedReceipts.result(receipts.request(list), list.logisticsNo(), "SAMPLE", ""));
        receipts.deliver(Authority.CUSTOMS, byCustoms(ofList(list, "500")));
        receipts.deliver(Authority.CUSTOMS, byCustoms(ofList(list, "501")));
        List<TestLedger.Told> told = receipts.window().told(list.consignmentId()).stream()
                .filter(one -> one.audience().contains(TestConsignments.WAREHOUSE)).toList();
        assertThat(told).extracting(TestLedger.Told::type)
                .containsExactly("inspection.ordered", "inspection.result", "consignment.state", "consignment.state");
        assertThat(told).allSatisfy(one -> assertThat(one.content().get("logisticsNo").asString()).isEqualTo(list.logisticsNo()));
        assertThat(told.get(1).content().get("result").asString()).isEqualTo("SAMPLE");
        assertThat(told.get(3).content().get("state").asString()).isEqualTo("DETAINED");
        assertThat(receipts.window().told(list.consignmentId()).stream().filter(one -> one.type().startsWith("inspection.")))
                .allSatisfy(one -> assertThat(one.audience()).containsExactlyInAnyOrder(list.sender(), TestConsignments.WAREHOUSE));
    }

    private static String ofList(DocumentRow list, String code) {
        return receipt("CEB622", "InventoryReturn", field("customsCode", "2901") + field("agentCode", list.sender()) + field("ebpCode", list.ebpCode())
                + field("ebcCode", list.ebcCode()) + field("copNo", list.number()) + status(code));
    }

    @Test
    void bondedGoodsLieWithTheCompanyInTheZone() {
        DocumentRow list = receipts.matched(SampleDocuments.imports("ZONE").at("3301960L03", TestConsignments.SITE)).get(3);
        assertThat(receipts.window().told(list.consignmentId()).stream().filter(one -> one.type().equals("inspection.ordered")))
                .singleElement().satisfies(one -> assertThat(one.audience()).containsExactlyInAnyOrder(list.sender(), "91330100TERT00032L"));
    }

    @Test
    void whereNoCompanyIsFiledOnlyTheDeclarantIsTold() {
        DocumentRow list = receipts.matched(SampleDocuments.imports("NOWHERE").at("", "9999999X9")).get(3);
        assertThat(receipts.window().told(list.consignmentId()).stream().filter(one -> one.type().equals("inspection.ordered")))
                .singleElement().satisfies(one -> assertThat(one.audience()).containsExactly(list.sender()));
    }

    private List<String> states(Authority authority, String id) {
        return receipts.dispatch().queued(authority, id).stream().map(Queued::state).toList();
    }

    private DocumentRow submit(String number, DocumentKind kind) {
        String id = receipts.window().submit(Direction.IMPORT, SampleDocuments.imports(number).get(kind));
        receipts.window().index();
        return receipts.window().row(id);
    }
}
