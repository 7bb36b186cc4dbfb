package io.singlewindow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.Wait;
import io.singlewindow.consignment.WarningFacts;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.filing.CreditGrade;
import io.singlewindow.filing.CreditStanding;
import io.singlewindow.filing.EntityStandings.EntityStanding;
import io.singlewindow.filing.GoodsStandings.GoodsStanding;
import io.singlewindow.filing.GoodsStandings.State;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.Standing;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.rules.decision.TestDecisions;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.time.BusinessTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What filings, warnings and credit do to a consignment by the rules that ship, at its match and after; whatever database keeps it. */
abstract class FilingFactsContract {

    private static final String FIRM = SampleCompany.PLATFORM.uscc();

    private final Map<String, Map<Department, Standing>> standings = new HashMap<>();
    private final TreeMap<Instant, State> goods = new TreeMap<>();
    private TestConsignments window;
    private TestDispatch dispatch;
    private TestDecisions decisions;
    private FilingFacts filings;
    private LockedLists lists;
    private HeldWaits waits;
    private List<WarningFacts.Weighing> warnings = List.of();
    private CreditStanding credit = listed(false);

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        window = TestConsignments.decided(database(), folder, opened -> dispatch = new TestDispatch(opened), opened -> {
            filings = new FilingFacts((uscc, at) -> new EntityStanding(List.of("ZJ"), standings.getOrDefault(uscc, approved()), Set.of()),
                    (owner, direction, itemNo, at) -> new GoodsStanding(goods.floorEntry(at).getValue(), "ZJ7", Instant.EPOCH, "", "ORDINARY", null),
                    opened.names(), opened.store(), opened.clock());
            WarningAndCreditFacts supervision = new WarningAndCreditFacts(consignment -> warnings, (uscc, at) -> credit, opened.names(),
                    TestDispatch.assembly(opened), opened.clock());
            decisions = new TestDecisions(opened, List.of(filings, new SignatureFacts(opened.store(), opened.messages()), supervision));
            waits = new HeldWaits(decisions.holdings());
            return decisions.decisions();
        });
        goods.put(Instant.EPOCH, State.FILED);
        lists = new LockedLists(window.store(), decisions.holdings(), filings, window.assembly());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static CreditStanding listed(boolean listed) {
        return new CreditStanding(CreditGrade.ORDINARY, !listed, listed, false, Map.of(), List.of());
    }

    private static Map<Department, Standing> approved() {
        return new EnumMap<>(Map.of(Department.COMMERCE, Standing.PASSED, Department.CUSTOMS, Standing.PASSED, Department.INSPECTION, Standing.PASSED));
    }

    private void stands(String uscc, Department department, Standing standing) {
        standings.computeIfAbsent(uscc, first -> approved()).put(department, standing);
    }

    private Consignment filed(SampleDocuments documents) {
        String now = BusinessTime.wire14(window.clock().instant());
        for (DocumentKind kind : new DocumentKind[] {DocumentKind.ORDER, DocumentKind.WAYBILL}) {
            documents.withHead(kind, "appTime", now);
        }
        documents.with(DocumentKind.LIST, "declTime", now.substring(0, 8));
        window.file(documents);
        return window.consignment(documents);
    }

    private static SampleDocuments imports(String number) {
        return SampleDocuments.imports(number);
    }

    private Consignment now(Consignment consignment) {
        return window.store().find(consignment.id()).orElseThrow();
    }

    private String told(Consignment consignment) {
        return window.told(consignment.id()).toString();
    }

    private DocumentRow list(Consignment consignment) {
        return window.store().ofConsignment(consignment.id()).stream().filter(row -> row.kind() == DocumentKind.LIST).findFirst().orElseThrow();
    }

    @Test
    void aPartyThatAnyDepartmentHoldsIsRefusedWhoeverSends() {
        for (Department department : List.of(Department.COMMERCE, Department.INSPECTION)) {
            standings.clear();
            stands(FIRM, department, Standing.LOCKED);
            Consignment locked = filed(imports("LOCKED" + department));
            assertThat(locked.state()).isEqualTo(ConsignmentState.REJECTED);
            assertThat(told(locked)).contains("CU-02 ");
        }
        standings.clear();
        stands(SampleCompany.DECLARANT.uscc(), Department.COMMERCE, Standing.SUSPENDED);
        assertThat(told(filed(imports("SUSPENDED")))).contains("CU-02 ");
        standings.clear();
        stands(FIRM, Department.CUSTOMS, Standing.ENDED);
        assertThat(told(filed(imports("ENDED")))).contains("CU-02 ");
        standings.clear();
        stands(FIRM, Department.FOREX, Standing.SUSPENDED);
        assertThat(filed(imports("FOREX")).state()).as("forex holds settlement only").isEqualTo(ConsignmentState.MATCHED);
    }

    @Test
    void aListThatIsHeldForLockedGoodsSaysSoAndGoesOnWhenTheyAreUnlocked() {
        goods.put(window.clock().instant().minusSeconds(1), State.LOCKED);
        Consignment imported = filed(imports("HELDIMPORT"));
        Consignment exported = filed(SampleDocuments.exports("HELDEXPORT"));
        for (Consignment held : List.of(imported, exported)) {
            assertThat(held.state()).isEqualTo(ConsignmentState.HELD);
            Wait wait = waits.waits(List.of(held)).get(held.id());
            assertThat(wait.authority()).isEqualTo("inspection");
            assertThat(wait.en()).contains("locked by an alert").contains("IQ-03");
            assertThat(wait.zh()).contains("预警锁定").contains("IQ-03");
        }
        lists.reconsider();
        assertThat(now(imported).state()).as("locked still").isEqualTo(ConsignmentState.HELD);
        assertThat(decisionsMade(imported)).isEqualTo(1);
        window.clock().advance(Duration.ofHours(1));
        goods.put(window.clock().instant(), State.FILED);
        lists.reconsider();
        for (Consignment held : List.of(imported, exported)) {
            assertThat(now(held).state()).isEqualTo(ConsignmentState.MATCHED);
            assertThat(dispatch.queued(Authority.CUSTOMS, list(held).submissionId())).hasSize(1);
            assertThat(waits.waits(List.of(now(held)))).isEmpty();
        }
        lists.reconsider();
        assertThat(decisionsMade(imported)).isEqualTo(2);
    }

    @Test
    void aFirmThatIsLockedWhileItsListIsHeldDoesNotGoOn() {
        goods.put(window.clock().instant().minusSeconds(1), State.LOCKED);
        Consignment held = filed(imports("LOCKEDSINCE"));
        window.clock().advance(Duration.ofHours(1));
        goods.put(window.clock().instant(), State.FILED);
        stands(FIRM, Department.CUSTOMS, Standing.LOCKED);
        lists.reconsider();
        assertThat(now(held).state()).isEqualTo(ConsignmentState.REJECTED);
    }

    private long decisionsMade(Consignment consignment) {
        return window.told(consignment.id()).stream().filter(one -> one.type().equals("decision.made")).count();
    }

    @Test
    void aWarningThatIsOpenedOrDismissedAfterTheMatchCountsWhenTheOrderIsSettled() {
        Consignment consignment = filed(imports("WARNED"));
        assertThat(consignment.state()).isEqualTo(ConsignmentState.MATCHED);
        String quiet = forex(consignment);
        warnings = List.of(new WarningFacts.Weighing("W1", "SPLIT_ORDERS", true));
        String warned = forex(consignment);
        assertThat(warned).startsWith("MANUAL").isNotEqualTo(quiet);
        warnings = List.of();
        assertThat(forex(consignment)).isEqualTo(quiet);
    }

    @Test
    void ofCreditThatWasLostAfterTheMatchLaterAuthoritiesAreTold() {
        Consignment consignment = filed(imports("CREDIT"));
        forex(consignment);
        credit = listed(true);
        forex(consignment);
        assertThat(window.ledger().jdbc().sql("SELECT facts FROM decision WHERE consignment_id = ? AND stage = 'FOREX' ORDER BY id").param(consignment.id())
                .query(String.class).list()).hasSize(2).last().asString().contains("\"firmCredit\":\"DISHONEST\"");
    }

    @Test
    void aSourceThatNobodySignedCapsTheGradeThoughItMayBeUnsigned() {
        Consignment signed = filed(imports("SIGNED"));
        SampleDocuments documents = imports("UNSIGNED");
        String now = BusinessTime.wire14(window.clock().instant());
        for (DocumentKind kind : new DocumentKind[] {DocumentKind.ORDER, DocumentKind.WAYBILL}) {
            documents.withHead(kind, "appTime", now);
        }
        documents.with(DocumentKind.LIST, "declTime", now.substring(0, 8));
        documents.all().forEach(document -> {
            if (document.kind() == DocumentKind.WAYBILL) {
                window.submitUnsigned(Direction.IMPORT, document);
            } else {
                window.submit(Direction.IMPORT, document);
            }
        });
        window.index();
        assertThat(rows(signed)).doesNotContain("GR-12");
        assertThat(rows(window.consignment(documents))).contains("GR-12").contains("\"grade\":\"T3\"");
    }

    private String rows(Consignment consignment) {
        return window.ledger().jdbc().sql("SELECT content FROM decision WHERE consignment_id = ?").param(consignment.id()).query(String.class).single();
    }

    private String forex(Consignment consignment) {
        var given = window.transactions().execute(status -> decisions.stages().decide(consignment.id(), Table.FOREX, LocalDate.of(2021, 5, 1),
                Map.of("released", true, "dealUsdCents", 100L)));
        return given.treatment() + " " + given.row();
    }
}
