package io.singlewindow.consignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.ledger.TestLedger.Told;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** How documents find each other (decision tables, 3.2), whatever database holds them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JoiningContract {

    private final RecordedOnward onward = new RecordedOnward();
    private TestConsignments window;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        window = TestConsignments.open(database(), folder, opened -> onward);
    }

    @AfterAll
    void close() {
        window.close();
    }

    /** What a consignment has come to, but for its own numbers. */
    private record Outcome(
            ConsignmentState state, Set<DocumentKind> documents, List<String> parties, String tradeMode, String report, Set<String> told) {}

    @ParameterizedTest
    @EnumSource(Direction.class)
    void documentsMakeTheSameConsignmentInEveryOrderOfArrival(Direction direction) {
        Set<Outcome> outcomes = new HashSet<>();
        List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3));
        for (List<Integer> order : orders) {
            String number = "PERM-" + direction + order.stream().map(String::valueOf).collect(Collectors.joining());
            SampleDocuments documents = SampleDocuments.of(direction, number);
            List<Document> all = List.copyOf(documents.all());
            for (int next : order) {
                window.submit(direction, all.get(next));
                window.index();
            }
            Consignment consignment = window.consignment(documents);
            assertThat(onward.timesMatched(consignment.id())).as(number).isEqualTo(1);
            outcomes.add(outcome(consignment, number));
        }
        assertThat(orders).hasSize(24);
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes).extracting(Outcome::state).containsExactly(ConsignmentState.MATCHED);
        assertThat(outcomes).allSatisfy(one -> assertThat(one.told()).hasSize(4));
    }

    private Outcome outcome(Consignment consignment, String number) {
        Set<DocumentKind> kinds = window.store().ofConsignment(consignment.id()).stream().map(DocumentRow::kind).collect(Collectors.toSet());
        List<Told> states = window.told(consignment.id());
        assertThat(states).extracting(told -> told.content().path("state").asString()).containsExactly("MATCHED");
        return new Outcome(consignment.state(), kinds, window.store().parties(consignment.id()), consignment.tradeMode(),
                String.valueOf(window.comparisons().of(consignment)).replace(number, "NUMBER"), states.get(0).audience());
    }

    private static List<List<Integer>> permutations(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : of) {
            List<Integer> rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<Integer> tail : permutations(rest)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }

    @Test
    void aPaymentStaysUnboundWhileTwoConsignmentsFit() {
        SampleDocuments first = SampleDocuments.imports("TWO-FIT");
        SampleDocuments second = SampleDocuments.imports("TWO-FIT").with(DocumentKind.ORDER, "ebcCode", SampleCompany.OTHER_SHOP.uscc());
        submit(first, DocumentKind.ORDER);
        submit(second, DocumentKind.ORDER);
        String payment = submit(first, DocumentKind.PAYMENT);
        assertThat(window.consignments("DDTWO-FIT")).hasSize(2);
        assertThat(window.row(payment).consignmentId()).isNull();
        submit(first, DocumentKind.WAYBILL);
        submit(first, DocumentKind.LIST);
        assertThat(window.row(payment).consignmentId()).isNull();
        assertThat(window.consignments("DDTWO-FIT")).extracting(Consignment::state).containsOnly(ConsignmentState.WAITING);
    }

    @Test
    void aProceedsNoteNamesItsCompanySoItJoinsThoughTwoOrdersHaveItsNumber() {
        SampleDocuments first = SampleDocuments.exports("TWO-NOTES");
        SampleDocuments second = SampleDocuments.exports("TWO-NOTES").with(DocumentKind.ORDER, "ebcCode", SampleCompany.OTHER_SHOP.uscc())
                .with(DocumentKind.PROCEEDS, "ebcCode", SampleCompany.OTHER_SHOP.uscc()).with(DocumentKind.PROCEEDS, "payNo", "ZFTWO-NOTES-2");
        String early = submit(first, DocumentKind.PROCEEDS);
        String firstOrder = submit(first, DocumentKind.ORDER);
        String secondOrder = submit(second, DocumentKind.ORDER);
        String late = submit(second, DocumentKind.PROCEEDS);
        assertThat(window.row(early).consignmentId()).isNotNull().isEqualTo(window.row(firstOrder).consignmentId());
        assertThat(window.row(late).consignmentId()).isNotNull().isEqualTo(window.row(secondOrder).consignmentId());
        assertThat(window.row(early).consignmentId()).isNotEqualTo(window.row(late).consignmentId());
    }

    @Test
    void aWaybillJoinsThroughTheListsCarrierAndNumberNeverByItsOrderNumber() {
        SampleDocuments documents = SampleDocuments.imports("WAY");
        submit(documents, DocumentKind.ORDER);
        String waybill = submit(documents, DocumentKind.WAYBILL);
        assertThat(window.row(waybill).consignmentId()).as("its order is there, its list is not").isNull();
        String otherCarriers = submit(SampleDocuments.imports("WAY")
                .with(DocumentKind.WAYBILL, "logisticsCode", SampleCompany.OTHER_SHOP.uscc()), DocumentKind.WAYBILL);
        String otherNumber = submit(SampleDocuments.imports("WAY")
                .with(DocumentKind.WAYBILL, "logisticsNo", "YDWAY-2"), DocumentKind.WAYBILL);
        submit(documents, DocumentKind.LIST);
        assertThat(window.row(waybill).consignmentId()).isEqualTo(window.consignment(documents).id());
        assertThat(window.row(otherCarriers).consignmentId()).isNull();
        assertThat(window.row(otherNumber).consignmentId()).isNull();
    }

    @Test
    void aWaybillOfAnotherOrderJoinsTheListThatNamesItAndDiffers() {
        SampleDocuments documents = SampleDocuments.imports("FOREIGN").with(DocumentKind.WAYBILL, "orderNo", "DDFOREIGN-OTHER");
        window.file(documents);
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.MISMATCHED);
    }

    @Test
    void aCompanyNamedByTenAndByEighteenCharactersIsOne() {
        SampleDocuments documents = SampleDocuments.imports("CODES")
                .with(DocumentKind.PAYMENT, "ebpCode", SampleCompany.PLATFORM.customsCode())
                .with(DocumentKind.LIST, "ebcCode", SampleCompany.PLATFORM.customsCode())
                .with(DocumentKind.WAYBILL, "logisticsCode", SampleCompany.LOGISTICS.customsCode());
        window.file(documents);
        Consignment consignment = window.consignment(documents);
        assertThat(consignment.state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(consignment.ebcCode()).isEqualTo(SampleCompany.PLATFORM.uscc());
    }

    @Test
    void theConstantForNoPlatformIsNoPlatform() {
        SampleDocuments documents = SampleDocuments.exports("NOPLATFORM");
        for (DocumentKind kind : List.of(DocumentKind.ORDER, DocumentKind.PROCEEDS, DocumentKind.LIST)) {
            documents.with(kind, "ebpCode", "无");
        }
        String onPlatform = submit(SampleDocuments.exports("NOPLATFORM").with(DocumentKind.PROCEEDS, "payNo", "ZFNOPLATFORM-2"),
                DocumentKind.PROCEEDS);
        window.file(documents);
        Consignment consignment = window.consignment(documents);
        assertThat(consignment.ebpCode()).isEmpty();
        assertThat(consignment.state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(window.row(onPlatform).consignmentId()).as("of the same order number on a platform").isNull();
    }

    @Test
    void differentDocumentsAreMismatchedAndACorrectedOneMatchesAfterAll() {
        SampleDocuments documents = SampleDocuments.imports("MISMATCH").with(DocumentKind.PAYMENT, "amountPaid", new BigDecimal("1.00"));
        window.file(documents);
        Consignment mismatched = window.consignment(documents);
        assertThat(mismatched.state()).isEqualTo(ConsignmentState.MISMATCHED);
        assertThat(onward.timesMatched(mismatched.id())).isZero();
        Told told = window.told(mismatched.id()).get(0);
        assertThat(told.audience()).hasSize(4);
        assertThat(told.content().path("findings").toString()).contains("MAT-001", "payment=1.00");

        SampleDocuments corrected = SampleDocuments.imports("MISMATCH").withHead(DocumentKind.PAYMENT, "appType", "2");
        submit(corrected, DocumentKind.PAYMENT);
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(onward.timesMatched(mismatched.id())).isEqualTo(1);
        assertThat(window.told(mismatched.id())).extracting(one -> one.content().path("state").asString())
                .containsExactly("MISMATCHED", "WAITING", "MATCHED");
    }

    @Test
    void waitingEndsWithWhatIsMissingAndALateDocumentOpensItAgain() {
        SampleDocuments documents = SampleDocuments.imports("EXPIRY");
        submit(documents, DocumentKind.ORDER);
        submit(documents, DocumentKind.PAYMENT);
        window.clock().advance(TestConsignments.WAITING_MAX.minusSeconds(10));
        window.assembly().expire();
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.WAITING);
        window.clock().advance(Duration.ofSeconds(20));
        window.assembly().expire();
        Consignment expired = window.consignment(documents);
        assertThat(expired.state()).isEqualTo(ConsignmentState.EXPIRED);
        assertThat(expired.waitingUntilMillis()).isNull();
        Told told = window.told(expired.id()).get(0);
        assertThat(told.audience()).containsExactlyInAnyOrder(SampleCompany.PLATFORM.uscc(), SampleCompany.PAYMENT.uscc());
        assertThat(told.content().path("missing").toString()).isEqualTo("[\"WAYBILL\",\"LIST\"]");
        assertThat(told.content().path("findings")).hasSize(2);

        submit(documents, DocumentKind.LIST);
        Consignment reopened = window.consignment(documents);
        assertThat(reopened.state()).isEqualTo(ConsignmentState.WAITING);
        assertThat(reopened.waitingUntilMillis()).isGreaterThan(window.clock().millis());
        submit(documents, DocumentKind.WAYBILL);
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(onward.timesMatched(expired.id())).isEqualTo(1);
    }

    @Test
    void documentsAloneTooLongAreToldOfOnceAndStillJoinLater() {
        SampleDocuments documents = SampleDocuments.imports("ALONE");
        DocumentRow waybill = window.row(submit(documents, DocumentKind.WAYBILL));
        DocumentRow payment = window.row(submit(documents, DocumentKind.PAYMENT));
        window.clock().advance(TestConsignments.WAITING_MAX.plusSeconds(1));
        window.assembly().expire();
        window.assembly().expire();
        assertThat(window.findings(waybill)).containsExactly("MAT-003");
        assertThat(window.findings(payment)).containsExactly("MAT-003");
        submit(documents, DocumentKind.ORDER);
        submit(documents, DocumentKind.LIST);
        assertThat(window.consignment(documents).state()).isEqualTo(ConsignmentState.MATCHED);
        window.clock().advance(TestConsignments.WAITING_MAX.plusSeconds(1));
        window.assembly().expire();
        assertThat(window.findings(window.row(waybill.submissionId()))).containsExactly("MAT-003");
    }

    private String submit(SampleDocuments documents, DocumentKind kind) {
        String id = window.submit(documents.direction(), documents.get(kind));
        window.index();
        return id;
    }

    @Test
    void aComparisonIsReadByNobodyInTheDatabaseAndEndsWithTheKeyOfItsEarliestDocument() {
        SampleDocuments documents = SampleDocuments.of(Direction.IMPORT, "COMPARED-1");
        List<Document> all = List.copyOf(documents.all());
        String first = window.submit(Direction.IMPORT, all.get(0));
        window.index();
        for (Document next : all.subList(1, all.size())) {
            window.submit(Direction.IMPORT, next);
            window.index();
        }
        Consignment consignment = window.consignment(documents);
        assertThat(consignment.matchReport()).startsWith("sealed:").doesNotContain("fields");
        JsonNode kept = window.comparisons().of(consignment);
        assertThat(kept.path("fields").size()).isGreaterThan(5);

        // one that was written before comparisons were encrypted is read as it is
        assertThat(window.comparisons().of(TestConsignments.with(consignment, kept.toString()))).isEqualTo(kept);

        int month = Integer.parseInt(String.valueOf(consignment.matchReport()).substring("sealed:".length(), "sealed:yyyymm".length()));
        assertThat(month).isEqualTo(Integer.parseInt(BusinessTime.wire8(SubmissionIds.instant(first)).substring(0, 6)));
        window.transactions().executeWithoutResult(status -> {
            status.setRollbackOnly();
            window.ledger().dataKeys().destroy(month);
            window.ledger().jdbc().sql("INSERT INTO retention_end (kind, kept_month, ended_at, keep) VALUES ('TRADE', ?, 1, 'P5Y')").param(month).update();
            JsonNode gone = window.comparisons().of(consignment);
            assertThat(gone.path("fields").isEmpty()).isTrue();
            assertThat(gone.path(KeptComparisons.DESTROYED).asString()).isEqualTo(month / 100 + "-" + String.format("%02d", month % 100));
            // and what would be compared anew is not kept under a key that is made anew
            assertThat(window.ledger().dataKeys().seal("comparison", first, "names")).isEqualTo("sealed:" + month + ":");
            assertThat(window.ledger().jdbc().sql("SELECT COUNT(*) FROM data_key WHERE body_month = ?").param(month).query(Integer.class).single()).isZero();
        });
    }
}
