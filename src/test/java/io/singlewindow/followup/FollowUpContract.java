package io.singlewindow.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.Subscribers.Subscription;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What documents that follow a declaration do, whatever database holds them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FollowUpContract {

    private static final String TIME = "20240618100000000";

    private final RecordedWave wave = new RecordedWave();
    private TestConsignments window;
    private TestDispatch dispatch;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        window = TestConsignments.open(database(), folder, opened -> dispatch = new TestDispatch(opened, List.of(wave)));
    }

    @AfterAll
    void close() {
        window.close();
    }

    @Test
    void aCancellationThatCustomsAgreesToCancelsTheConsignmentForGood() {
        DocumentRow list = declared(SampleDocuments.imports("CANCEL"), "290120241000000001");
        DocumentRow cancel = file(Direction.IMPORT, Following.cancellation(MessageType.CEB623, "CX1", "290120241000000001"));
        assertThat(cancel.standing()).isEqualTo(Standing.CURRENT);
        assertThat(dispatch.queued(Authority.CUSTOMS, cancel.submissionId())).extracting(TestDispatch.Queued::message).containsExactly("CEB623");
        assertThat(state(list)).isEqualTo(ConsignmentState.DECLARED);
        window.answer(cancel, "120", TIME);
        assertThat(state(list)).isEqualTo(ConsignmentState.DECLARED);
        window.answer(cancel, "399", TIME);
        assertThat(state(list)).isEqualTo(ConsignmentState.CANCELLED);
        window.answer(list, "800", TIME);
        assertThat(state(list)).isEqualTo(ConsignmentState.CANCELLED);
    }

    @Test
    void aCancellationThatCustomsRefusesChangesNothingAndMayBeSentAgain() {
        DocumentRow list = declared(SampleDocuments.exports("CANCELNOT"), "290120241000000002");
        DocumentRow cancel = file(Direction.EXPORT, Following.cancellation(MessageType.CEB605, "CX2", "290120241000000002"));
        window.answer(cancel, "100", TIME);
        assertThat(state(list)).isEqualTo(ConsignmentState.DECLARED);
        assertThat(file(Direction.EXPORT, Following.cancellation(MessageType.CEB605, "CX2B", "290120241000000002")).standing())
                .isEqualTo(Standing.CURRENT);
    }

    @Test
    void aCancellationIsHeldWithCustomsOwnCodeWhenItsListIsUnknownReleasedOrAlreadyBeingCancelled() {
        DocumentRow unknown = file(Direction.IMPORT, Following.cancellation(MessageType.CEB623, "CX3", "290120241999999999"));
        assertThat(unknown.standing()).isEqualTo(Standing.HELD);
        told(unknown, "BIZ-011", "-623003");
        assertThat(dispatch.queued(Authority.CUSTOMS, unknown.submissionId())).isEmpty();

        DocumentRow released = released(SampleDocuments.imports("CANCELLATE"), "290120241000000003");
        DocumentRow late = file(Direction.IMPORT, Following.cancellation(MessageType.CEB623, "CX4", "290120241000000003"));
        told(late, "BIZ-012", "-623005");
        assertThat(state(released)).isEqualTo(ConsignmentState.RELEASED);

        declared(SampleDocuments.imports("CANCELTWICE"), "290120241000000004");
        file(Direction.IMPORT, Following.cancellation(MessageType.CEB623, "CX5", "290120241000000004"));
        told(file(Direction.IMPORT, Following.cancellation(MessageType.CEB623, "CX6", "290120241000000004")), "BIZ-018", "-623009");
    }

    @Test
    void goodsComeBackRowByRowAndNeverMoreThanWasDeclared() {
        SampleDocuments documents = SampleDocuments.imports("RETURN");
        released(documents, "290120241000000005");
        var line = ((io.singlewindow.message.DeclarationList) documents.get(DocumentKind.LIST)).lines().get(0);
        String all = line.qty().toPlainString();
        DocumentRow first = file(Direction.IMPORT, Following.returning(MessageType.CEB625, "TH1", "290120241000000005",
                List.of(Following.row(line.gnum(), line.gcode(), all))));
        assertThat(first.standing()).isEqualTo(Standing.CURRENT);
        assertThat(dispatch.queued(Authority.CUSTOMS, first.submissionId())).hasSize(1);
        told(file(Direction.IMPORT, Following.returning(MessageType.CEB625, "TH2", "290120241000000005",
                List.of(Following.row(line.gnum(), line.gcode(), "1")))), "BIZ-013", "-625209");
        told(file(Direction.IMPORT, Following.returning(MessageType.CEB625, "TH3", "290120241000000005",
                List.of(Following.row(99, line.gcode(), "1")))), "BIZ-013", "-625209");
        // what customs refused comes off again
        window.answer(first, "100", TIME);
        assertThat(file(Direction.IMPORT, Following.returning(MessageType.CEB625, "TH4", "290120241000000005",
                List.of(Following.row(line.gnum(), line.gcode(), all)))).standing()).isEqualTo(Standing.CURRENT);
    }

    @Test
    void whatCustomsConfirmsToHaveComeBackIsToldToTheAuthoritiesBehind() {
        SampleDocuments documents = SampleDocuments.imports("BACK");
        released(documents, "290120241000000025");
        var line = ((io.singlewindow.message.DeclarationList) documents.get(DocumentKind.LIST)).lines().get(0);
        DocumentRow application = file(Direction.IMPORT, Following.returning(MessageType.CEB625, "TH25", "290120241000000025",
                List.of(Following.row(line.gnum(), line.gcode(), "1"))));
        window.answer(application, "120", TIME);
        assertThat(wave.by(application.id())).isEmpty();
        window.answer(application, "399", TIME);
        assertThat(wave.by(application.id())).singleElement()
                .satisfies(goods -> assertThat(goods.quantities()).containsOnlyKeys(line.gnum()).containsValue(java.math.BigDecimal.ONE));
    }

    @Test
    void goodsOfAListThatIsNotReleasedCannotComeBack() {
        declared(SampleDocuments.imports("RETURNEARLY"), "290120241000000006");
        told(file(Direction.IMPORT, Following.returning(MessageType.CEB625, "TH5", "290120241000000006", List.of())), "BIZ-012", "-625022");
    }

    @Test
    void aSplitDocumentGoesToCustomsWhenAllItsPartsAreThere() {
        DocumentRow second = file(Direction.EXPORT, Following.part(MessageType.CEB507, "YD-A", 2, 3, "W2"));
        DocumentRow first = file(Direction.EXPORT, Following.part(MessageType.CEB507, "YD-A", 1, 3, "W1"));
        assertThat(dispatch.queued(Authority.CUSTOMS, first.submissionId())).isEmpty();
        assertThat(dispatch.queued(Authority.CUSTOMS, second.submissionId())).isEmpty();
        DocumentRow third = file(Direction.EXPORT, Following.part(MessageType.CEB507, "YD-A", 3, 3, "W3"));
        for (DocumentRow part : List.of(first, second, third)) {
            assertThat(dispatch.queued(Authority.CUSTOMS, part.submissionId())).extracting(TestDispatch.Queued::message).containsExactly("CEB507");
        }
    }

    @Test
    void partsThatDisagreeOrAreTooManyAreHeldAndTheSenderOfLonelyOnesIsTold() {
        DocumentRow lonely = file(Direction.EXPORT, Following.part(MessageType.CEB509, "LJ-A", 1, 2, "W1"));
        told(file(Direction.EXPORT, Following.part(MessageType.CEB509, "LJ-A", 2, 3, "W2")), "BIZ-014", "-4001");
        told(file(Direction.EXPORT, Following.part(MessageType.CEB509, "LJ-B", 1, TestFollowUps.PARTS_MAX + 1, "W2")), "VAL-018", "-4001");
        window.clock().advance(TestConsignments.WAITING_MAX.plusSeconds(1));
        window.assembly().expire();
        told(lonely, "BIZ-015", "-4001");
        window.assembly().expire();
        assertThat(window.findings(lonely)).containsExactly("BIZ-015");
    }

    @Test
    void aChangedPartTakesTheFirstOnesPlaceAndADeletedOneIsMissingAgain() {
        DocumentRow first = file(Direction.EXPORT, Following.part(MessageType.CEB607, "ZF-A", 1, 2, "W1"));
        DocumentRow changed = file(Direction.EXPORT, again(Following.part(MessageType.CEB607, "ZF-A", 1, 2, "W9"), "2", "20240619130000"));
        assertThat(window.row(first.submissionId()).standing()).isEqualTo(Standing.REPLACED);
        DocumentRow deletion = file(Direction.EXPORT, again(Following.part(MessageType.CEB607, "ZF-A", 1, 2, "W9"), "3", "20240619140000"));
        assertThat(deletion.standing()).isEqualTo(Standing.REPLACED);
        file(Direction.EXPORT, Following.part(MessageType.CEB607, "ZF-A", 2, 2, "W2"));
        assertThat(dispatch.queued(Authority.CUSTOMS, changed.submissionId())).isEmpty();
        DocumentRow anew = file(Direction.EXPORT, again(Following.part(MessageType.CEB607, "ZF-A", 1, 2, "W1"), "1", "20240619150000"));
        assertThat(dispatch.queued(Authority.CUSTOMS, anew.submissionId())).hasSize(1);
    }

    @Test
    void twoFirmsMayUseTheSameNumberOfTheirOwn() {
        file(Direction.EXPORT, Following.of(MessageType.CEB509, "SAME", Map.of("logisticsCode", "3301960L03", "msgSeqNo", "1", "msgCount", "1"), List.of()));
        DocumentRow other = file(Direction.EXPORT, Following.of(MessageType.CEB509, "SAME",
                Map.of("logisticsCode", "3301960W07", "msgSeqNo", "1", "msgCount", "1"), List.of()));
        assertThat(other.standing()).isEqualTo(Standing.CURRENT);
    }

    @Test
    void whatCustomsHasExaminedIsNotChangedAnyMore() {
        DocumentRow departure = file(Direction.EXPORT, Following.part(MessageType.CEB509, "LJ-LOCK", 1, 1, "W1"));
        window.answer(departure, "399", TIME);
        told(file(Direction.EXPORT, again(Following.part(MessageType.CEB509, "LJ-LOCK", 1, 1, "W2"), "2", "20240620120000")), "BIZ-005", "-4006");
    }

    @Test
    void aMessageOlderThanWhatIsThereIsNotProcessed() {
        file(Direction.IMPORT, status("YDOLD", "20240619120000"));
        DocumentRow older = file(Direction.IMPORT, status("YDOLD", "20240619110000"));
        assertThat(older.standing()).isEqualTo(Standing.REPEATED);
        told(older, "BIZ-003", "-505016");
        DocumentRow again = file(Direction.IMPORT, status("YDOLD", "20240619130000"));
        told(again, "BIZ-002", "-505012");
    }

    @Test
    void whatNamesAParcelIsFoundAtItsConsignmentWhicheverCameFirst() {
        DocumentRow early = file(Direction.IMPORT, Following.of(MessageType.CEB711, "RK1", Map.of("operatorCode", SampleCompany.DECLARANT.uscc()),
                List.of(Map.of("logisticsNo", "YDRELATED"), Map.of("logisticsNo", "YDELSEWHERE"))));
        DocumentRow list = window.row(window.file(SampleDocuments.imports("RELATED")).get(3));
        DocumentRow late = file(Direction.IMPORT, status("YDRELATED", Following.SENT));
        assertThat(window.references().relatedTo(list)).extracting(DocumentRow::id).containsExactly(early.id(), late.id());
        DocumentRow other = window.row(window.file(SampleDocuments.imports("UNRELATED")).get(3));
        assertThat(window.references().relatedTo(other)).isEmpty();
    }

    @Test
    void aSummaryHoldsClosedListsOnlyAndEachOnce() {
        DocumentRow open = released(SampleDocuments.exports("SUMOPEN"), "290120241E00000007");
        told(file(Direction.EXPORT, Following.summary("SUM1", "290120241E00000007")), "BIZ-012", "-4006");
        window.answer(open, "899", TIME);
        DocumentRow summary = file(Direction.EXPORT, Following.summary("SUM2", "290120241E00000007"));
        assertThat(summary.standing()).isEqualTo(Standing.CURRENT);
        assertThat(dispatch.queued(Authority.CUSTOMS, summary.submissionId())).hasSize(1);
        told(file(Direction.EXPORT, Following.summary("SUM3", "290120241E00000007")), "BIZ-019", "-4003");
    }

    @Test
    void filedSubscribersAreToldOfReceiptsOrGivenTheMessageAsTheSenderSays() {
        String shop = SampleCompany.OTHER_SHOP.uscc();
        String id = window.submit(List.of(new Subscription("RET", "DXP" + SampleCompany.OTHER_SHOP.customsCode()),
                        new Subscription("DATA", "DXP" + SampleCompany.PAYMENT.customsCode()), new Subscription("ALL", "DXPENTUNKNOWN")),
                Direction.IMPORT, status("YDSUB", Following.SENT));
        window.index();
        DocumentRow row = window.row(id);
        window.answer(row, "120", TIME);
        assertThat(window.told(row.id())).anySatisfy(told -> {
            assertThat(told.type()).isEqualTo("receipt.issued");
            assertThat(told.audience()).isEqualTo(Set.of(row.sender(), shop));
        });
        assertThat(window.told(id)).anySatisfy(told -> {
            assertThat(told.type()).isEqualTo("submission.accepted");
            assertThat(told.audience()).isEqualTo(Set.of(SampleCompany.PAYMENT.uscc()));
        });
    }

    private DocumentRow declared(SampleDocuments documents, String invtNo) {
        DocumentRow list = window.row(window.file(documents).get(3));
        window.transactions().executeWithoutResult(status -> window.references().given(list.id(), Map.of("invtNo", invtNo)));
        window.answer(list, "120", TIME);
        return list;
    }

    private DocumentRow released(SampleDocuments documents, String invtNo) {
        DocumentRow list = declared(documents, invtNo);
        window.answer(list, "800", TIME);
        window.inspected(list);
        assertThat(state(list)).isEqualTo(ConsignmentState.RELEASED);
        return list;
    }

    private ConsignmentState state(DocumentRow list) {
        return window.store().find(String.valueOf(list.consignmentId())).orElseThrow().state();
    }

    private DocumentRow file(Direction direction, Document document) {
        String id = window.submit(direction, document);
        window.index();
        return window.row(id);
    }

    private static Document status(String waybill, String sentAt) {
        return Following.at(MessageType.CEB513, waybill, Map.of("logisticsStatus", "S"), List.of(), "1", sentAt);
    }

    private static Document again(io.singlewindow.message.OtherDocument document, String appType, String sentAt) {
        return Following.at(document.type(), document.number(), document.fields(), document.rows(), appType, sentAt);
    }

    /** The sender was told this, with the number that customs itself would use. */
    private void told(DocumentRow document, String code, String returnStatus) {
        assertThat(window.findings(document)).containsExactly(code);
        assertThat(window.told(document.id())).anySatisfy(told ->
                assertThat(told.content().path("returnStatus").asString("")).isEqualTo(returnStatus));
    }
}
