package io.singlewindow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.WarningFacts;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.filing.EntityProfiles;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.PackagedRules;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.rules.decision.TestDecisions;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.time.BusinessTime;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What departments say of a firm decides its settlement and its refund, by the rules and the table of moves that ship. */
abstract class TurnFactsContract {

    private static final LocalDate TODAY = LocalDate.of(2021, 5, 1);

    private final FilingMachine machine = PackagedRules.machine();
    private final Map<Department, String> states = new HashMap<>();
    private TestConsignments window;
    private TestDecisions decisions;
    private int firmClass = 2;
    private String region = "hangzhou";
    private List<WarningFacts.Weighing> warnings = List.of();

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        window = TestConsignments.decided(database(), folder, TestDispatch::new, opened -> {
            ForexTurnFacts forex = new ForexTurnFacts((uscc, department, at) -> machine.tells(department, states.getOrDefault(department, "")),
                    opened.names(), opened.clock());
            RefundTurnFacts refund = new RefundTurnFacts((uscc, department, at) -> machine.tells(department, states.getOrDefault(department, "")),
                    (uscc, at) -> Optional.of(new EntityProfiles.Profile(firmClass, region)), consignment -> warnings, (consignment, list) -> Optional.empty(),
                    opened.names(), TestDispatch.assembly(opened), opened.clock());
            decisions = new TestDecisions(opened, List.of(), List.of(forex, refund), List.of());
            return decisions.decisions();
        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Consignment filed(SampleDocuments documents) {
        String now = BusinessTime.wire14(window.clock().instant());
        for (DocumentKind kind : new DocumentKind[] {DocumentKind.ORDER, DocumentKind.WAYBILL}) {
            documents.withHead(kind, "appTime", now);
        }
        if (documents.all().stream().anyMatch(one -> one.kind() == DocumentKind.PAYMENT)) {
            documents.with(DocumentKind.PAYMENT, "payTime", now).with(DocumentKind.LIST, "declTime", now.substring(0, 8));
        }
        window.file(documents);
        return window.consignment(documents);
    }

    private String forex(Consignment consignment, String state, long firmYearUsd, LocalDate day) {
        states.put(Department.FOREX, state);
        return decided(consignment, Table.FOREX, day, Map.of("released", true, "dealUsdCents", 100L, "firmYearUsdCents", firmYearUsd * 100));
    }

    private String refund(Consignment consignment, String state) {
        states.put(Department.TAX_REFUND, state);
        return decided(consignment, Table.TAX_REFUND, TODAY, Map.of("sixElements", true, "declared", true, "purchaseVoucher", true, "claimDataMatch", true));
    }

    private String decided(Consignment consignment, Table table, LocalDate day, Map<String, Object> told) {
        var given = window.transactions().execute(status -> decisions.stages().decide(consignment.id(), table, day, told));
        return given.treatment() + " " + given.row();
    }

    private String last(Consignment consignment, String column) {
        return window.ledger().jdbc().sql("SELECT " + column + " FROM decision WHERE consignment_id = ? ORDER BY decided_at DESC, id DESC FETCH FIRST 1 ROWS ONLY")
                .param(consignment.id()).query(String.class).single();
    }

    @Test
    void anOrderIsSettledByWhatTheForexOfficeSaysOfItsFirm() {
        Consignment consignment = filed(SampleDocuments.imports("FOREX"));
        assertThat(forex(consignment, "CLASS_A", 1, TODAY)).isEqualTo("AUTO FX-11");
        assertThat(last(consignment, "content")).as("nothing of the firm is assumed").contains("\"assumed\"").doesNotContain("\"fact\":\"forexClass\"")
                .doesNotContain("\"fact\":\"forexDirectory\"").doesNotContain("\"fact\":\"coaching\"");
        assertThat(forex(consignment, "CLASS_B", 1, TODAY)).isEqualTo("QUOTA_CHECK FX-06");
        assertThat(forex(consignment, "CLASS_C", 1, TODAY)).isEqualTo("BLOCK FX-02");
        assertThat(forex(consignment, "COACHING", 1, TODAY)).isEqualTo("MANUAL FX-08");
    }

    @Test
    void whoIsNotListedIsExemptByHisYearFromTheDayOfTheRuleOnAndElseBlocked() {
        Consignment consignment = filed(SampleDocuments.imports("UNLISTED"));
        for (String state : List.of("", "RECEIVED", "RETURNED")) {
            assertThat(forex(consignment, state, 200_000, TODAY)).as(state).isEqualTo("AUTO FX-11");
            assertThat(forex(consignment, state, 200_001, TODAY)).as(state).isEqualTo("BLOCK FX-01");
            assertThat(forex(consignment, state, 1, LocalDate.of(2019, 4, 28))).as(state).isEqualTo("BLOCK FX-01");
        }
        for (String state : List.of("DELISTED", "REJECTED")) {
            assertThat(forex(consignment, state, 1, TODAY)).as("whom the forex office does not have listed: " + state).isEqualTo("BLOCK FX-01");
        }
        assertThat(forex(consignment, "CLASS_A", 200_001, TODAY)).as("who is listed").isEqualTo("AUTO FX-11");
    }

    @Test
    void aRefundIsGrantedByWhatTheTaxAuthoritySaysOfTheFirm() {
        Consignment consignment = filed(SampleDocuments.exports("REFUND"));
        assertThat(refund(consignment, "CLASS_1")).isEqualTo("REFUND TX-09");
        assertThat(last(consignment, "content")).contains("\"dueWorkingDays\":\"5\"").doesNotContain("\"fact\":\"refundQualified\"")
                .doesNotContain("\"fact\":\"generalTaxpayer\"").doesNotContain("\"fact\":\"claimantClass\"");
        refund(consignment, "CLASS_4");
        assertThat(last(consignment, "content")).contains("\"dueWorkingDays\":\"20\"");
        for (String state : List.of("SMALL_SCALE", "REGISTERED", "EXCLUDED", "RECEIVED", "")) {
            assertThat(refund(consignment, state)).as(state).isEqualTo("EXEMPT TX-05");
        }
        firmClass = 4;
        assertThat(refund(consignment, "CLASS_1")).as("a third-party platform").isEqualTo("NOT_ELIGIBLE TX-01");
    }

    @Test
    void aWarningOnTheTransactionHoldsItsRefund() {
        Consignment consignment = filed(SampleDocuments.exports("WARNED"));
        warnings = List.of(new WarningFacts.Weighing("W1", "SILENT_SOURCE", false));
        assertThat(refund(consignment, "CLASS_2")).as("about a firm as a whole").isEqualTo("REFUND TX-09");
        warnings = List.of(new WarningFacts.Weighing("W1", "SPLIT_ORDERS", true));
        assertThat(refund(consignment, "CLASS_2")).isEqualTo("HOLD TX-08");
    }

    @Test
    void withoutAnInvoiceAFirmOfAPilotZoneIsExemptAndAnotherIsNot() {
        Consignment consignment = filed(SampleDocuments.exports("NOINVOICE"));
        Map<String, Object> told = Map.of("sixElements", true, "declared", true, "purchaseVoucher", false, "claimDataMatch", true);
        assertThat(decided(consignment, Table.TAX_REFUND, TODAY, told)).isEqualTo("EXEMPT TX-04");
        region = "yiwu";
        assertThat(decided(consignment, Table.TAX_REFUND, TODAY, told)).isEqualTo("HOLD TX-99");
    }

    @Test
    void proceedsThatDidNotComeByTheEndOfTheFilingPeriodHoldTheRefund() {
        LocalDate today = LocalDate.ofInstant(window.clock().instant(), BusinessTime.ZONE);
        Consignment old = withoutProceeds(SampleDocuments.exports("OLD").with(DocumentKind.LIST, "ieDate", today.getYear() - 2 + "0630"));
        assertThat(refund(old, "CLASS_2")).isEqualTo("HOLD TX-07");
        Consignment young = withoutProceeds(SampleDocuments.exports("YOUNG").with(DocumentKind.LIST, "ieDate", today.getYear() + "0101"));
        assertThat(refund(young, "CLASS_2")).isEqualTo("REFUND TX-09");
        Consignment paid = filed(SampleDocuments.exports("PAID").with(DocumentKind.LIST, "ieDate", today.getYear() - 2 + "0630"));
        assertThat(refund(paid, "CLASS_2")).as("its proceeds note is there").isEqualTo("REFUND TX-09");
    }

    private Consignment withoutProceeds(SampleDocuments documents) {
        documents.with(DocumentKind.LIST, "tradeMode", "9710");
        for (DocumentKind kind : List.of(DocumentKind.ORDER, DocumentKind.WAYBILL, DocumentKind.LIST)) {
            window.submit(Direction.EXPORT, documents.get(kind));
        }
        window.index();
        return window.consignment(documents);
    }
}
