package io.singlewindow.consignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.consignment.state.ReceiptFact.Source;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.DocumentKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a document counts for when it is filed, and which messages go to the authorities, whatever database holds them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilingContract {

    private TestConsignments window;
    private TestDispatch dispatch;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        window = TestConsignments.open(database(), folder, opened -> dispatch = new TestDispatch(opened));
    }

    @AfterAll
    void close() {
        window.close();
    }

    @Test
    void originalsGoToCustomsAtOnceTheListAndTheDeclarationToInspectionAtTheMatch() {
        SampleDocuments documents = SampleDocuments.imports("WAVES");
        String order = submit(documents, DocumentKind.ORDER);
        assertThat(dispatch.queued(Authority.CUSTOMS, order)).extracting(TestDispatch.Queued::message).containsExactly("CEB311");
        String list = submit(documents, DocumentKind.LIST);
        assertThat(dispatch.queued(Authority.CUSTOMS, list)).isEmpty();
        submit(documents, DocumentKind.PAYMENT);
        submit(documents, DocumentKind.WAYBILL);
        assertThat(dispatch.queued(Authority.CUSTOMS, list)).extracting(TestDispatch.Queued::message).containsExactly("CEB621");
        assertThat(dispatch.queued(Authority.INSPECTION, window.consignment(documents).id())).hasSize(1);
    }

    @Test
    void aPartlyAcceptedMessageIsHeldAndGoesNowhere() {
        SampleDocuments good = SampleDocuments.imports("PARTLY-1");
        SampleDocuments bad = SampleDocuments.imports("PARTLY-2");
        String id = window.submit(NewSubmission.PARTLY_ACCEPTED, List.of(2), Direction.IMPORT,
                good.get(DocumentKind.ORDER), bad.get(DocumentKind.ORDER));
        window.index();
        DocumentRow held = window.row(id);
        assertThat(held.number()).isEqualTo("DDPARTLY-1");
        assertThat(held.standing()).isEqualTo(Standing.HELD);
        assertThat(held.consignmentId()).isNull();
        assertThat(window.consignments("DDPARTLY-1")).isEmpty();
        assertThat(dispatch.queued(Authority.CUSTOMS, id)).isEmpty();
        // resent under a new guid it is the first of its key
        String resent = submit(good, DocumentKind.ORDER);
        assertThat(window.row(resent).standing()).isEqualTo(Standing.CURRENT);
        assertThat(dispatch.queued(Authority.CUSTOMS, resent)).hasSize(1);
    }

    @Test
    void aMessageThatStoresSomeDocumentsAndDeclaresOthersIsHeld() {
        SampleDocuments declared = SampleDocuments.exports("MIXED-1");
        SampleDocuments stored = SampleDocuments.exports("MIXED-2").withHead(DocumentKind.ORDER, "appStatus", "1");
        String id = window.submit(Direction.EXPORT, declared.get(DocumentKind.ORDER), stored.get(DocumentKind.ORDER));
        window.index();
        assertThat(window.store().ofSubmission(id)).extracting(DocumentRow::standing).containsExactly(Standing.HELD, Standing.STORED);
        assertThat(window.consignments("DDMIXED-1")).isEmpty();
        assertThat(dispatch.queued(Authority.CUSTOMS, id)).isEmpty();
    }

    @Test
    void aStoredDocumentTakesNoPartAndIsDeclaredAnewLater() {
        SampleDocuments documents = SampleDocuments.exports("STORED");
        String stored = window.submit(Direction.EXPORT,
                SampleDocuments.exports("STORED").withHead(DocumentKind.ORDER, "appStatus", "1").get(DocumentKind.ORDER));
        window.index();
        assertThat(window.row(stored).standing()).isEqualTo(Standing.STORED);
        assertThat(dispatch.queued(Authority.CUSTOMS, stored)).isEmpty();
        window.file(documents);
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.MATCHED);
    }

    @Test
    void aRepeatedDocumentChangesNothingAndItsSenderIsTold() {
        SampleDocuments documents = SampleDocuments.imports("REPEAT");
        window.file(documents);
        Consignment before = window.consignment(documents);
        int told = window.told(before.id()).size();
        SampleDocuments other = SampleDocuments.imports("REPEAT").with(DocumentKind.ORDER, "goodsValue", new BigDecimal("1.00"));
        DocumentRow repeated = window.row(submit(other, DocumentKind.ORDER));
        assertThat(repeated.standing()).isEqualTo(Standing.REPEATED);
        assertThat(window.findings(repeated)).containsExactly("BIZ-002");
        assertThat(dispatch.queued(Authority.CUSTOMS, repeated.submissionId())).isEmpty();
        assertThat(window.consignment(documents)).isEqualTo(before);
        assertThat(window.told(before.id())).hasSize(told);
    }

    @Test
    void aDocumentThatCustomsRefusedMayBeSentAgainAsNew() {
        SampleDocuments documents = SampleDocuments.imports("REFUSED");
        List<String> ids = window.file(documents);
        DocumentRow refused = window.row(ids.get(0));
        answer(refused, "-301008");
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.HELD);
        DocumentRow again = window.row(submit(documents, DocumentKind.ORDER));
        assertThat(again.standing()).isEqualTo(Standing.CURRENT);
        assertThat(window.row(ids.get(0)).standing()).isEqualTo(Standing.REPLACED);
        assertThat(dispatch.queued(Authority.CUSTOMS, again.submissionId())).hasSize(1);
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(window.store().ofConsignment(again.consignmentId())).hasSize(4);
        // what customs has is not refused, so a third one is a repetition
        answer(again, "120");
        assertThat(window.row(submit(documents, DocumentKind.ORDER)).standing()).isEqualTo(Standing.REPEATED);
    }

    @Test
    void aRefusedListIsSentAgainWithoutTheRefusalStandingAgainstIt() {
        SampleDocuments documents = SampleDocuments.imports("RELIST");
        List<String> ids = window.file(documents);
        answer(window.row(ids.get(3)), "100");
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.REJECTED);
        DocumentRow again = window.row(submit(documents, DocumentKind.LIST));
        assertThat(dispatch.queued(Authority.CUSTOMS, again.submissionId())).hasSize(1);
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.MATCHED);
        // another list is declared to inspection too, and what inspection said of the refused one is no word about it
        assertThat(dispatch.queued(Authority.INSPECTION, again.submissionId())).hasSize(1);
        window.inspected(window.row(ids.get(3)));
        answer(again, "800");
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.INSPECTING);
        window.inspected(again);
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.RELEASED);
    }

    @Test
    void aChangeOfNothingIsHeldAndSoIsAChangeOfWhatIsDeclared() {
        SampleDocuments documents = SampleDocuments.imports("CHANGE");
        SampleDocuments changed = SampleDocuments.imports("CHANGE").withHead(DocumentKind.ORDER, "appType", "2");
        DocumentRow early = window.row(submit(changed, DocumentKind.ORDER));
        assertThat(early.standing()).isEqualTo(Standing.HELD);
        assertThat(window.findings(early)).containsExactly("BIZ-004");
        window.file(documents);
        DocumentRow late = window.row(submit(changed, DocumentKind.ORDER));
        assertThat(late.standing()).isEqualTo(Standing.HELD);
        assertThat(window.findings(late)).containsExactly("BIZ-005");
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.MATCHED);
    }

    @Test
    void aDeletedDocumentIsMissingAgain() {
        SampleDocuments documents = SampleDocuments.imports("DELETE");
        String order = submit(documents, DocumentKind.ORDER);
        String payment = submit(documents, DocumentKind.PAYMENT);
        DocumentRow deletion = window.row(submit(SampleDocuments.imports("DELETE").withHead(DocumentKind.PAYMENT, "appType", "3"),
                DocumentKind.PAYMENT));
        assertThat(deletion.standing()).isEqualTo(Standing.REPLACED);
        assertThat(window.row(payment).standing()).isEqualTo(Standing.REPLACED);
        submit(documents, DocumentKind.WAYBILL);
        submit(documents, DocumentKind.LIST);
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.WAITING);
        submit(documents, DocumentKind.PAYMENT);
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(window.row(order).standing()).isEqualTo(Standing.CURRENT);
    }

    @Test
    void aMessageWithTwoListsGoesToCustomsOnlyWhenBothAreMatchedAndItsSenderIsTold() {
        SampleDocuments first = SampleDocuments.imports("LISTS-1");
        SampleDocuments second = SampleDocuments.imports("LISTS-2");
        String lists = window.submit(Direction.IMPORT, first.get(DocumentKind.LIST), second.get(DocumentKind.LIST));
        window.index();
        submitAllButTheList(first);
        assertThat(window.consignment(first).state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(dispatch.queued(Authority.CUSTOMS, lists)).isEmpty();
        assertThat(dispatch.queued(Authority.INSPECTION, window.consignment(first).id())).hasSize(1);
        DocumentRow waiting = window.store().ofSubmission(lists).get(0);
        assertThat(window.findings(waiting)).containsExactly("BIZ-009");
        assertThat(window.told(waiting.consignmentId())).anySatisfy(told ->
                assertThat(told.content().path("returnInfo").asString("")).contains("QDLISTS-2"));
        submitAllButTheList(second);
        assertThat(dispatch.queued(Authority.CUSTOMS, lists)).hasSize(1);
        assertThat(window.findings(window.store().ofSubmission(lists).get(1))).isEmpty();
    }

    @Test
    void twoListsOfAMessageThatAreMatchedAtTheSameMomentGoToCustoms() throws Exception {
        ExecutorService doors = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        for (int i = 0; i < 5; i++) {
            SampleDocuments first = SampleDocuments.imports("ATONCE-1-" + i);
            SampleDocuments second = SampleDocuments.imports("ATONCE-2-" + i);
            String lists = window.submit(Direction.IMPORT, first.get(DocumentKind.LIST), second.get(DocumentKind.LIST));
            for (SampleDocuments documents : List.of(first, second)) {
                window.submit(Direction.IMPORT, documents.get(DocumentKind.ORDER));
                window.submit(Direction.IMPORT, documents.get(DocumentKind.WAYBILL));
            }
            window.index();
            List<Future<?>> matches = List.of(first, second).stream().<Future<?>>map(documents -> {
                String payment = window.insertUnjoined(documents, DocumentKind.PAYMENT);
                return doors.submit(() -> {
                    together.await(20, TimeUnit.SECONDS);
                    window.assembly().join(payment);
                    return null;
                });
            }).toList();
            for (Future<?> match : matches) {
                match.get(20, TimeUnit.SECONDS);
            }
            assertThat(dispatch.queued(Authority.CUSTOMS, lists)).as("try %d", i).hasSize(1);
        }
        doors.shutdown();
    }

    @Test
    void twoNodesOnOneOutboxApplyVersionsInTheirOrder() throws Exception {
        List<Index> nodes = List.of(window.anotherIndex(), window.anotherIndex(), window.anotherIndex());
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        for (int round = 0; round < 5; round++) {
            List<String> versions = new ArrayList<>();
            for (int version = 0; version < 12; version++) {
                SampleDocuments documents = SampleDocuments.imports("NODES-" + round).withHead(DocumentKind.ORDER, "appType", version == 0 ? "1" : "2")
                        .withHead(DocumentKind.ORDER, "appTime", String.format("202406190930%02d", version));
                versions.add(window.submit(Direction.IMPORT, documents.get(DocumentKind.ORDER)));
            }
            List<Future<?>> filing = nodes.stream().<Future<?>>map(node -> threads.submit(node::takeNext)).toList();
            for (Future<?> one : filing) {
                one.get(30, TimeUnit.SECONDS);
            }
            assertThat(versions.subList(0, 11)).extracting(id -> window.row(id).standing()).containsOnly(Standing.REPLACED);
            assertThat(window.row(versions.get(11)).standing()).isEqualTo(Standing.CURRENT);
        }
        threads.shutdown();
    }

    private void submitAllButTheList(SampleDocuments documents) {
        for (Document document : documents.all()) {
            if (document.kind() != DocumentKind.LIST) {
                window.submit(documents.direction(), document);
            }
        }
        window.index();
    }

    private String submit(SampleDocuments documents, DocumentKind kind) {
        String id = window.submit(documents.direction(), documents.get(kind));
        window.index();
        return id;
    }

    private void answer(DocumentRow document, String code) {
        Source source = document.kind() == DocumentKind.LIST ? Source.CUSTOMS_LIST : Source.CUSTOMS_OTHER;
        window.transactions().executeWithoutResult(status -> window.answers().record(document,
                new Answer("customs", "CEB312", code, "20240618100000000", "told by the test", "receipt", source), null));
    }
}
