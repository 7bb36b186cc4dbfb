package io.singlewindow.filing.register;

import static io.singlewindow.filing.register.TestRegister.AGENT;
import static io.singlewindow.filing.register.TestRegister.FIRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.Move;
import io.singlewindow.filing.state.Overall;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is filed once holds for all departments, from the instants on that they state; whatever database holds it. */
abstract class RegisterContract extends OnRegister {

    @Test
    void oneFilingIsSharedAndASecondGetsTheNumberOfTheFirst() {
        Filing first = register.file(FIRM, "IMPORT_9610");
        assertThat(first.filingNo()).matches("ZJ23301002026[0-9]{6}[0-9A-HJ-NPQRTUWXY]");
        ProblemException second = refusal(409, ErrorCode.FIL_002, () -> register.file(FIRM, "EXPORT_9610"));
        assertThat(second.findings().get(0).expected()).isEqualTo(first.filingNo());
        Map<String, Object> other = TestRegister.entity(FIRM, "IMPORT_9610");
        other.put("class", 4);
        assertThat(register.desk.file(register.form(FilingKind.ENTITY, other), "firm").filing().filingNo()).as("another class is another filing")
                .isNotEqualTo(first.filingNo());
        register.say(first, Department.COMMERCE, "REJECT");
        assertThat(register.file(FIRM, "IMPORT_9610").filingNo()).as("what was refused may be filed anew").isNotEqualTo(first.filingNo());
    }

    @Test
    void ofManyWhoFileTheSameAtOnceOneDoes() throws Exception {
        int threads = 6;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Future<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            tries.add(pool.submit(() -> {
                together.await();
                try {
                    register.file(FIRM, "IMPORT_9610");
                    return true;
                } catch (ProblemException second) {
                    assertThat(second.code()).isEqualTo(ErrorCode.FIL_002);
                    return false;
                }
            }));
        }
        int filed = 0;
        for (Future<Boolean> one : tries) {
            filed += one.get() ? 1 : 0;
        }
        pool.shutdown();
        assertThat(filed).isEqualTo(1);
    }

    @Test
    void customsGetsWhatCommerceHasPassedAndTheCompanyMaySendFromThenOn() {
        Filing filing = register.file(FIRM, "IMPORT_9610");
        assertThat(overall(filing)).isEqualTo(Overall.SUBMITTED);
        refusal(409, ErrorCode.FIL_004, () -> register.say(filing, Department.CUSTOMS, "APPROVE"));
        register.say(filing, Department.COMMERCE, "APPROVE");
        assertThat(register.reviews.work(ReviewStore.Part.of("customs", null), ReviewStore.Cursor.START, 10)).extracting(ReviewStore.Review::filingNo).containsExactly(filing.filingNo());
        assertThat(standing(NOW).passed(Department.CUSTOMS)).isFalse();
        register.pass(Duration.ofHours(1));
        Filing done = register.say(filing, Department.CUSTOMS, "APPROVE");
        assertThat(overall(done)).isEqualTo(Overall.APPROVED);
        assertThat(done.latest().moves()).extracting(Filing.Move::moveId).containsExactly("COM-01", "COM-02", "CUS-01", "CUS-03", "STA-01");
        assertThat(standing(NOW).passed(Department.CUSTOMS)).as("before the approval").isFalse();
        assertThat(standing(register.clock.instant()).capabilities()).containsExactly("IMPORT_9610");
        assertThat(register.reviews.work(ReviewStore.Part.ALL, ReviewStore.Cursor.START, 10)).isEmpty();
    }

    @Test
    void everyMoveIsAnEntryWithActorFromToAndReason() {
        Filing filing = register.approved(FIRM, "IMPORT_9610");
        List<TestLedger.Told> told = register.ledger.told(filing.filingNo());
        assertThat(told).extracting(TestLedger.Told::type).containsOnly("filing.state").hasSize(6);
        TestLedger.Told approval = told.get(4);
        assertThat(approval.audience()).containsExactly(FIRM);
        assertThat(approval.content().path("authority").asString()).isEqualTo("customs");
        assertThat(approval.content().path("from").asString()).isEqualTo("RECEIVED");
        assertThat(approval.content().path("to").asString()).isEqualTo("APPROVED");
        assertThat(approval.content().path("code").asString()).isEqualTo("03");
        assertThat(approval.content().path("actor").asString()).isEqualTo("reviewer");
        assertThat(approval.content().path("reason").asString()).isEqualTo("as said in the test");
        assertThat(approval.content().path("state").asString()).isEqualTo("APPROVED");
    }

    @Test
    void theOldVersionStaysInForceUntilTheChangeIsApproved() {
        Filing filing = register.approved(FIRM, "IMPORT_9610");
        Map<String, Object> changed = TestRegister.entity(FIRM, "IMPORT_9610", "EXPORT_9610");
        register.pass(Duration.ofMinutes(1));
        register.desk.change(filing.filingNo(), register.form(FilingKind.ENTITY, changed), "firm");
        assertThat(overall(filing)).isEqualTo(Overall.CHANGE_PENDING);
        assertThat(standing(register.clock.instant()).capabilities()).containsExactly("IMPORT_9610");
        refusal(409, ErrorCode.FIL_019, () -> register.desk.change(filing.filingNo(), register.form(FilingKind.ENTITY, changed), "firm"));
        register.say(filing, Department.COMMERCE, "RETURN");
        assertThat(overall(filing)).as("the old version goes on").isEqualTo(Overall.APPROVED);
        register.desk.change(filing.filingNo(), register.form(FilingKind.ENTITY, changed), "firm");
        register.say(filing, Department.COMMERCE, "APPROVE");
        register.pass(Duration.ofMinutes(1));
        register.say(filing, Department.CUSTOMS, "APPROVE");
        assertThat(overall(filing)).isEqualTo(Overall.APPROVED);
        assertThat(standing(register.clock.instant()).capabilities()).containsExactly("EXPORT_9610", "IMPORT_9610");
        assertThat(standing(NOW).capabilities()).as("then").containsExactly("IMPORT_9610");
    }

    @Test
    void whatOneDepartmentEndsHasEndedForAllFromItsInstantOn() {
        for (List<String> end : List.of(List.of("VOID"), List.of("TERMINATE"), List.of("ASK_CANCEL"), List.of("ASK_CANCEL", "CANCEL"))) {
            register.empty(NOW);
            Filing filing = register.approved(FIRM, "IMPORT_9610", "SETTLE");
            register.say(filing, Department.FOREX, "APPROVE");
            register.pass(LATER);
            end.forEach(action -> register.say(filing, Department.COMMERCE, action));
            Instant ended = register.clock.instant();
            for (Department department : List.of(Department.COMMERCE, Department.CUSTOMS, Department.INSPECTION, Department.FOREX)) {
                assertThat(standing(ended).passed(department)).as(department + " after " + end).isFalse();
                assertThat(standing(ended.minusMillis(1)).passed(department)).as(department + " before " + end).isTrue();
            }
            assertThat(standing(ended).capabilities()).isEmpty();
        }
    }

    @Test
    void whoIsLockedStaysSoWhileHeAsksForAnEndAndWhoHasEndedMayBeFiledAnew() {
        Filing filing = register.approved(FIRM, "IMPORT_9610");
        register.pass(LATER);
        register.say(filing, Department.INSPECTION, "LOCK");
        register.say(filing, Department.COMMERCE, "ASK_CANCEL");
        assertThat(standing(register.clock.instant()).holding()).containsExactly(Department.INSPECTION);
        assertThat(standing(register.clock.instant()).passed(Department.CUSTOMS)).isFalse();
        register.say(filing, Department.COMMERCE, "CANCEL");
        register.approved(FIRM, "IMPORT_9610");
        assertThat(standing(register.clock.instant()).held()).isFalse();
        assertThat(standing(register.clock.instant()).passed(Department.CUSTOMS)).isTrue();
    }

    @Test
    void aLockHoldsWhateverChangesAndIsNotLiftedByAnApproval() {
        Filing filing = register.approved(FIRM, "IMPORT_9610");
        register.desk.change(filing.filingNo(), register.form(FilingKind.ENTITY, TestRegister.entity(FIRM, "IMPORT_9610", "EXPORT_9610")), "firm");
        register.say(filing, Department.COMMERCE, "APPROVE");
        register.pass(Duration.ofMinutes(1));
        register.say(filing, Department.CUSTOMS, "LOCK");
        assertThat(standing(register.clock.instant()).held()).isTrue();
        refusal(409, ErrorCode.FIL_003, () -> register.say(filing, Department.CUSTOMS, "APPROVE"));
        register.say(filing, Department.CUSTOMS, "UNLOCK");
        register.say(filing, Department.CUSTOMS, "APPROVE");
        assertThat(standing(register.clock.instant()).capabilities()).containsExactly("EXPORT_9610", "IMPORT_9610");
    }

    @Test
    void aLockCountsFromItsStatedInstantOn() {
        Filing filing = register.approved(FIRM, "IMPORT_9610");
        Instant at = NOW.plus(LATER);
        register.say(filing, Department.CUSTOMS, "LOCK", at);
        assertThat(overall(filing)).isEqualTo(Overall.APPROVED);
        assertThat(standing(at.minusMillis(1)).held()).isFalse();
        assertThat(standing(at).held()).isTrue();
        register.clocks.run();
        assertThat(register.ledger.told(filing.filingNo())).hasSize(7);
        register.pass(LATER);
        register.clocks.run();
        register.clocks.run();
        List<TestLedger.Told> told = register.ledger.told(filing.filingNo());
        assertThat(told).as("told once when it takes effect").hasSize(8);
        assertThat(told.get(7).content().path("state").asString()).isEqualTo("LOCKED");
    }

    @Test
    void forexHoldsSettlementAndNothingElse() {
        Filing filing = register.approved(FIRM, "IMPORT_9610", "SETTLE");
        register.say(filing, Department.FOREX, "APPROVE");
        assertThat(standing(NOW).capabilities()).containsExactly("IMPORT_9610", "SETTLE");
        register.pass(Duration.ofHours(1));
        register.say(filing, Department.FOREX, "TERMINATE");
        assertThat(standing(register.clock.instant()).held()).isFalse();
        assertThat(standing(register.clock.instant()).capabilities()).containsExactly("IMPORT_9610");
        register.say(filing, Department.COMMERCE, "SUSPEND");
        assertThat(standing(register.clock.instant()).holding()).containsExactly(Department.COMMERCE);
        assertThat(standing(register.clock.instant()).capabilities()).isEmpty();
    }

    @Test
    void anApprovalIsNotBackdated() {
        Filing filing = register.file(FIRM, "IMPORT_9610");
        register.pass(Duration.ofDays(1));
        refusal(409, ErrorCode.FIL_007, () -> register.say(filing, Department.COMMERCE, "APPROVE", register.clock.instant().minusMillis(1)));
    }

    @Test
    void departmentsAreRemindedAfterFiveWorkingDaysAndSilenceApprovesNothing() {
        Filing filing = register.file(FIRM, "IMPORT_9610");
        ReviewStore.Review review = register.reviews.work(ReviewStore.Part.of("commerce", "hangzhou"), ReviewStore.Cursor.START, 10).get(0);
        assertThat(BusinessTime.iso(review.due())).as("the end of the fifth working day after a Thursday").isEqualTo("2026-12-04T00:00:00.000+08:00");
        register.clock.setTo(review.due().minusMillis(1));
        register.clocks.run();
        assertThat(register.reviews.work(ReviewStore.Part.of("commerce", null), ReviewStore.Cursor.START, 10).get(0).reminded()).isNull();
        register.clock.setTo(review.due());
        register.clocks.run();
        register.clocks.run();
        assertThat(register.reviews.work(ReviewStore.Part.of("commerce", null), ReviewStore.Cursor.START, 10).get(0).reminded()).isEqualTo(review.due());
        assertThat(register.ledger.told(filing.filingNo())).filteredOn(told -> told.type().equals("filing.reminder")).hasSize(1);
        assertThat(overall(filing)).isEqualTo(Overall.SUBMITTED);
    }

    @Test
    void aDelegationHoldsForItsTypesAndDaysAndNoLongerWhenItIsWithdrawn() {
        register.approved(FIRM, "IMPORT_9610");
        register.approved(AGENT, "IMPORT_9610");
        Filing filing = register.desk.file(register.form(FilingKind.DELEGATION, Map.of("principal", FIRM, "agent", AGENT,
                "messageTypes", List.of("CEB621", "CEB311"), "from", "2026-11-26", "to", "2026-11-30")), "firm").filing();
        assertThat(register.book.inForce(FIRM, AGENT, "CEB621", NOW)).as("not approved yet").isEmpty();
        register.say(filing, Department.CUSTOMS, "APPROVE");
        assertThat(register.book.inForce(FIRM, AGENT, "CEB621", NOW)).contains(filing.filingNo());
        assertThat(register.book.inForce(FIRM, AGENT, "CEB623", NOW)).isEmpty();
        assertThat(register.book.inForce(AGENT, FIRM, "CEB621", NOW)).isEmpty();
        assertThat(register.book.inForce(FIRM, AGENT, "CEB621", Instant.parse("2026-11-30T15:59:59.999Z"))).isPresent();
        assertThat(register.book.inForce(FIRM, AGENT, "CEB621", Instant.parse("2026-11-30T16:00:00Z"))).isEmpty();
        register.pass(Duration.ofHours(1));
        register.say(filing, Department.CUSTOMS, "ASK_CANCEL");
        assertThat(register.book.inForce(FIRM, AGENT, "CEB621", register.clock.instant())).isEmpty();
        assertThat(register.book.inForce(FIRM, AGENT, "CEB621", NOW)).as("what was sent before stays as it was").isPresent();
    }

    @Test
    void codesComeWithTheApprovalAndBelongToOneCompany() {
        Map<String, Object> form = TestRegister.entity(FIRM, "IMPORT_9610");
        form.put("codes", List.of(Map.of("authority", "customs", "code", "3301960A01"), Map.of("authority", "e-port", "code", "DXPENT0000000001")));
        JdbcEntityDirectory directory = new JdbcEntityDirectory(register.ledger.jdbc(), new FilingChanges(register.store));
        Filing filing = register.desk.file(register.form(FilingKind.ENTITY, form), "firm").filing();
        assertThat(directory.byCode("3301960A01")).isEmpty();
        assertThat(directory.byCode(FIRM).orElseThrow().roles()).isEmpty();
        register.say(filing, Department.COMMERCE, "APPROVE");
        register.say(filing, Department.CUSTOMS, "APPROVE");
        assertThat(new JdbcEntityDirectory(register.ledger.jdbc(), new FilingChanges(register.store)).byCode("3301960A01").orElseThrow().uscc()).isEqualTo(FIRM);
        form.put("uscc", AGENT);
        Filing other = register.desk.file(register.form(FilingKind.ENTITY, form), "other").filing();
        register.say(other, Department.COMMERCE, "APPROVE");
        ProblemException refused = refusal(409, ErrorCode.FIL_014, () -> register.say(other, Department.CUSTOMS, "APPROVE"));
        assertThat(refused.findings().get(0).expected()).isEqualTo(FIRM);
        assertThat(register.book.of(AGENT, NOW).passed(Department.CUSTOMS)).as("the refused approval was not made").isFalse();
    }

    @Test
    void whatIsTakenOverIsApprovedSinceThenAndLeavesTheLogEmpty() {
        Instant since = Instant.parse("2014-12-31T16:00:00Z");
        register.takeover.take(FilingKind.ENTITY, TestRegister.entity(FIRM, "IMPORT_9610", "SETTLE"), since);
        register.takeover.take(FilingKind.ENTITY, TestRegister.entity(FIRM, "IMPORT_9610", "SETTLE"), since);
        assertThat(register.book.of(FIRM, since.minusMillis(1)).filingNos()).isEmpty();
        assertThat(register.book.of(FIRM, since).capabilities()).isEqualTo(Set.of("IMPORT_9610", "SETTLE"));
        assertThat(register.book.of(FIRM, NOW).passed(Department.INSPECTION)).isTrue();
        assertThat(register.store.of(FilingKind.ENTITY, FIRM, null)).hasSize(1);
        assertThat(register.ledger.jdbc().sql("SELECT COUNT(*) FROM pending_entry").query(Integer.class).single()).isZero();
    }
}
