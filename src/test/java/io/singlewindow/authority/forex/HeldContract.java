package io.singlewindow.authority.forex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Scope;
import io.singlewindow.authority.forex.ForexResult.Verdict;
import io.singlewindow.authority.forex.ForexTreatment.Kind;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.Wait;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rules leave to a person is settled or refused by one; whatever database keeps it. */
abstract class HeldContract extends OnForex {

    private static final int SECONDS_MAX = 20;
    private static final String REASON = "合同与报关单已核对";
    private static final Caller REVIEWER = reviewer("reviewer-forex", "forex", Scope.Level.CITY, "330100");

    private final AtomicInteger decided = new AtomicInteger();

    private static Caller reviewer(String login, String authority, Scope.Level level, String region) {
        return official(login, CallerRole.REVIEWER, new Scope(authority, level, region));
    }

    private static Caller official(String login, CallerRole role, @Nullable Scope scope) {
        return new Caller(login, role, null, false, login, scope);
    }

    @BeforeEach
    void byThePlainRules() {
        forex.decisions(new PlainForexDecisions());
        decided.set(0);
    }

    private Consignment held(SampleDocuments documents, Kind kind) {
        forex.decisions((consignment, all, deal) -> {
            decided.incrementAndGet();
            return new ForexTreatment(kind, "test/1", "FX-12");
        });
        Consignment consignment = released(documents);
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.HELD);
        return consignment;
    }

    private Consignment held(String number) {
        return held(SampleDocuments.imports(number), Kind.MANUAL);
    }

    private Map<String, @Nullable Object> decide(Caller caller, Consignment consignment, String action, String reason) {
        return forex.desk().decide(caller, consignment.id(), action, reason);
    }

    private void assertRefused(int status, Caller caller, Consignment consignment, String action, String reason) {
        assertThatThrownBy(() -> decide(caller, consignment, action, reason)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.status()).as(refused.toString()).isEqualTo(status));
    }

    private List<TestLedger.Told> moves(Consignment consignment) {
        return forex.window().told(consignment.id()).stream().filter(told -> told.type().equals("settlement.decided")).toList();
    }

    @Test
    void whatAPersonSettlesGoesToTheAuthorityAsAnyOtherOrderDoes() {
        Consignment consignment = held("SETTLE");
        assertThat(waits(consignment)).containsExactly("a reviewer of the forex office, who checks the deal and settles or refuses it");
        assertThat(forex.desk().mayDecide(REVIEWER, consignment)).isTrue();
        assertThat(decide(REVIEWER, consignment, "SETTLE", "  " + REASON + " ")).containsEntry("from", "HELD").containsEntry("to", "WAITING")
                .containsEntry("actor", "reviewer-forex").containsEntry("reason", REASON);
        assertThat(forex.desk().mayDecide(REVIEWER, consignment)).as("it is held no more").isFalse();
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.SENT);
        assertThat(waits(consignment)).isEmpty();
        assertThat(decided).as("the table's word stands as it was").hasValue(1);
        assertThat(forex.told(forex.item(consignment, "")).findValuesAsString("orderNo")).contains("DDSETTLE");
        forex.answer(forex.item(consignment, ""), Verdict.SETTLED);
        assertThat(state(consignment)).isEqualTo(ItemState.SETTLED);
    }

    @Test
    void eachMoveIsAnEntryOfTheLogAndToldToWhoseFundsTheyAreAndToTheListsSender() {
        Consignment consignment = held("TOLD");
        decide(REVIEWER, consignment, "BLOCK", "身份证号110101199003074477冒用");
        assertThat(moves(consignment)).singleElement().satisfies(told -> {
            assertThat(told.audience()).containsExactlyInAnyOrder(SampleCompany.PLATFORM.uscc(), SampleCompany.PAYMENT.uscc(), SampleCompany.DECLARANT.uscc());
            assertThat(told.content().get("party").asString()).isEqualTo("forex");
            assertThat(told.content().get("event").asString()).isEqualTo("settlement BLOCK");
            assertThat(told.content().get("actor").asString()).isEqualTo("reviewer-forex");
            assertThat(told.content().get("from").asString()).isEqualTo("HELD");
            assertThat(told.content().get("to").asString()).isEqualTo("BLOCKED");
            assertThat(told.content().get("reason").asString()).as("a number of a person is masked").contains("冒用").doesNotContain("110101199003074477");
        });
        assertThat(forex.reads().of("reviewer-forex")).contains("VIEW CONSIGNMENT " + consignment.id());
    }

    @Test
    void whatAPersonRefusesIsNeverSettledAndWaitsForNothing() {
        Consignment consignment = held("BLOCK");
        decide(REVIEWER, consignment, "BLOCK", REASON);
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.BLOCKED);
        assertThat(waits(consignment)).isEmpty();
        assertRefused(409, REVIEWER, consignment, "SETTLE", REASON);
        assertThat(moves(consignment)).hasSize(1);
    }

    @Test
    void whoeverWaitsReadsInBothLanguagesWhoMustDoWhat() {
        Consignment quota = held(SampleDocuments.exports("QUOTA"), Kind.QUOTA_CHECK);
        assertThat(forex.dispatch().waits(now(quota))).contains(new Wait("forex",
                "a reviewer of the forex office, who checks the quota of the class B company and settles or refuses it", "外汇部门审核人员核查B类企业额度后结算或不予结算"));
        Consignment unlisted = held(SampleDocuments.imports("UNLISTED"), Kind.BLOCK);
        assertThat(waits(unlisted)).containsExactly("a reviewer of the forex office, who settles it once the company has done what the decision says, or refuses it");
        decide(REVIEWER, unlisted, "SETTLE", "已办理名录登记");
        forex.settle();
        assertThat(state(unlisted)).isEqualTo(ItemState.SENT);
    }

    @Test
    void whatWasHeldBeforeCausesWereKeptWaitsForAReviewerToo() {
        Consignment consignment = held("FORMER");
        forex.window().ledger().jdbc().sql("UPDATE forex_item SET cause = NULL WHERE consignment_id = ?").param(consignment.id()).update();
        assertThat(waits(consignment)).containsExactly("a reviewer of the forex office, who checks the deal and settles or refuses it");
    }

    @Test
    void onlyAReviewerOfForexWhoseScopeCoversItDecides() {
        Consignment consignment = held("RIGHTS");
        Scope everything = new Scope(Scope.EVERY_AUTHORITY, Scope.Level.PROVINCE, "330000");
        assertRefused(403, official("regulator", CallerRole.REGULATOR, everything), consignment, "SETTLE", REASON);
        assertRefused(403, official("operator", CallerRole.OPERATOR, null), consignment, "SETTLE", REASON);
        assertRefused(403, new Caller("declarant", CallerRole.CLIENT, SampleCompany.DECLARANT.uscc(), false), consignment, "SETTLE", REASON);
        assertRefused(403, reviewer("of-customs", "customs", Scope.Level.PROVINCE, "330000"), consignment, "SETTLE", REASON);
        Caller ningbo = reviewer("of-ningbo", "forex", Scope.Level.CITY, "330200");
        assertRefused(404, ningbo, consignment, "SETTLE", REASON);
        forex.reads().grants().open(ningbo, Map.of(ReadLog.Thing.CONSIGNMENT, List.of(consignment.id())), "浙汇检〔2026〕1号");
        assertRefused(403, ningbo, consignment, "SETTLE", REASON);
        assertThat(forex.desk().mayDecide(ningbo, consignment)).as("on a legal basis one looks").isFalse();
        assertThat(state(consignment)).isEqualTo(ItemState.HELD);
        decide(official("reviewer", CallerRole.REVIEWER, everything), consignment, "SETTLE", REASON);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> work(Caller caller) {
        List<Map<String, Object>> all = new ArrayList<>();
        String after = null;
        do {
            Map<String, @Nullable Object> page = forex.held().page(caller, after, 2);
            List<Map<String, Object>> items = (List<Map<String, Object>>) page.get("items");
            assertThat(items).hasSizeLessThanOrEqualTo(2);
            all.addAll(items);
            after = (String) page.get("next");
        } while (after != null);
        return all;
    }

    private List<Object> workOn(Caller caller, Consignment... some) {
        List<String> ids = Arrays.stream(some).map(Consignment::id).toList();
        return work(caller).stream().map(one -> one.get("consignmentId")).filter(ids::contains).toList();
    }

    @Test
    void theWorkListHoldsWhatIsHeldInPagesTheOldestFirstUntilItIsDecided() {
        Consignment first = held("WORK1");
        Consignment second = held(SampleDocuments.exports("WORK2"), Kind.QUOTA_CHECK);
        Consignment third = held("WORK3");
        forex.decisions(new PlainForexDecisions());
        Consignment settled = settled("WORK4");
        assertThat(workOn(REVIEWER, first, second, third, settled)).containsExactly(first.id(), second.id(), third.id());
        assertThat(work(REVIEWER)).filteredOn(one -> one.get("consignmentId").equals(second.id())).singleElement().satisfies(one -> {
            assertThat(one).containsEntry("orderNo", "DDWORK2").containsEntry("direction", "EXPORT").containsEntry("heldFor", "QUOTA_CHECK").containsEntry("refund", false);
            assertThat(String.valueOf(one.get("who"))).contains("who checks the quota of the class B company").contains("额度");
        });
        assertThat(forex.reads().of("reviewer-forex")).contains("SEARCH CONSIGNMENT " + second.id());
        decide(REVIEWER, first, "SETTLE", REASON);
        decide(REVIEWER, second, "BLOCK", REASON);
        assertThat(workOn(REVIEWER, first, second, third)).containsExactly(third.id());
    }

    @Test
    void theWorkListIsThatOfTheReadersOwnOfficeAndRegion() {
        Consignment consignment = held("WHOSE");
        Caller province = reviewer("of-the-province", "forex", Scope.Level.PROVINCE, "330000");
        Caller everything = official("reviewer", CallerRole.REVIEWER, new Scope(Scope.EVERY_AUTHORITY, Scope.Level.PROVINCE, "330000"));
        for (Caller covered : List.of(REVIEWER, province, everything)) {
            assertThat(workOn(covered, consignment)).as(covered.id()).containsExactly(consignment.id());
        }
        Caller ningbo = reviewer("of-ningbo-too", "forex", Scope.Level.CITY, "330200");
        assertThat(workOn(ningbo, consignment)).isEmpty();
        forex.reads().grants().open(ningbo, Map.of(ReadLog.Thing.CONSIGNMENT, List.of(consignment.id())), "浙汇检〔2026〕2号");
        assertThat(workOn(ningbo, consignment)).as("what he may only look at is not his work").isEmpty();
        for (Caller other : List.of(reviewer("of-customs", "customs", Scope.Level.PROVINCE, "330000"), official("operator", CallerRole.OPERATOR, null),
                official("regulator", CallerRole.REGULATOR, new Scope(Scope.EVERY_AUTHORITY, Scope.Level.PROVINCE, "330000")))) {
            assertThatThrownBy(() -> work(other)).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(403));
        }
        for (int limit : new int[] {0, 201}) {
            assertThatThrownBy(() -> forex.held().page(REVIEWER, null, limit)).isInstanceOfSatisfying(ProblemException.class,
                    refused -> assertThat(refused.status()).isEqualTo(400));
        }
    }

    @Test
    void aDecisionSaysWhatAndWhy() {
        Consignment consignment = held("WHY");
        assertRefused(400, REVIEWER, consignment, "SETTLE", "      ok  ");
        assertRefused(400, REVIEWER, consignment, "SETTLE", "x".repeat(501));
        assertRefused(400, REVIEWER, consignment, "settle", REASON);
        assertThatThrownBy(() -> forex.desk().decide(REVIEWER, consignment.id(), null, null)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.status()).isEqualTo(400));
        assertThatThrownBy(() -> forex.desk().decide(REVIEWER, "no such", "SETTLE", REASON)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.status()).isEqualTo(404));
        decide(REVIEWER, consignment, "SETTLE", "x".repeat(500));
    }

    @Test
    void whatIsNotHeldIsNotDecided() {
        Consignment matched = matched(SampleDocuments.imports("NOT-YET"));
        assertRefused(409, REVIEWER, matched, "SETTLE", REASON);
        Consignment settled = settled("SETTLED-BY-ITSELF");
        assertRefused(409, REVIEWER, settled, "BLOCK", REASON);
        assertThat(state(settled)).isEqualTo(ItemState.SETTLED);
    }

    @Test
    void oneOfTwoWhoDecideAtOnceIsToldThatTheOtherHas() throws Exception {
        Consignment consignment = held("AT-ONCE");
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Integer>> both = new ArrayList<>();
        for (String action : List.of("SETTLE", "BLOCK")) {
            both.add(threads.submit(() -> {
                together.await(SECONDS_MAX, TimeUnit.SECONDS);
                try {
                    decide(REVIEWER, consignment, action, REASON);
                    return 200;
                } catch (ProblemException refused) {
                    return refused.status();
                }
            }));
        }
        List<Integer> answers = List.of(both.get(0).get(SECONDS_MAX, TimeUnit.SECONDS), both.get(1).get(SECONDS_MAX, TimeUnit.SECONDS));
        threads.shutdown();
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(moves(consignment)).hasSize(1);
    }

    @Test
    void whatAPersonHasSettledStaysSoWhileItWaitsForARate() {
        forex.rate("SEK", LocalDate.EPOCH, LocalDate.of(2049, 12, 31), "0.7");
        Consignment consignment = held(SampleDocuments.exports("RATE").with(DocumentKind.PROCEEDS, "currency", "330")
                .with(DocumentKind.ORDER, "currency", "330"), Kind.MANUAL);
        forex.window().ledger().jdbc().sql("DELETE FROM exchange_rate WHERE currency = 'SEK'").update();
        decide(REVIEWER, consignment, "SETTLE", REASON);
        forex.settle();
        assertThat(waits(consignment)).containsExactly("an exchange rate of the day");
        forex.rate("SEK", LocalDate.EPOCH, LocalDate.of(2049, 12, 31), "0.7");
        forex.settle();
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.SENT);
        assertThat(decided).hasValue(1);
    }

    @Test
    void goodsThatGoBackBeforeAnybodyDecidesLeaveNothingToDecide() {
        Consignment consignment = held("BACK");
        forex.byInspection(consignment, "RETURN");
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.CANCELLED);
        assertThat(forex.item(consignment, ForexWave.RETURNED_ABROAD).state()).isEqualTo(ItemState.CANCELLED);
        assertThat(waits(consignment)).isEmpty();
        assertRefused(409, REVIEWER, consignment, "SETTLE", REASON);
    }

    @Test
    void aReturnOfSomeWaitsForThePersonToo() {
        Consignment settled = partlyReturned("PART-1");
        decide(REVIEWER, settled, "SETTLE", REASON);
        forex.settle();
        forex.answer(forex.item(settled, ""), Verdict.SETTLED);
        forex.settle();
        assertThat(forex.item(settled, "QD-1").state()).isEqualTo(ItemState.SENT);
        Consignment refused = partlyReturned("PART-2");
        decide(REVIEWER, refused, "BLOCK", REASON);
        forex.settle();
        assertThat(forex.item(refused, "QD-1").state()).isEqualTo(ItemState.CANCELLED);
    }

    private Consignment partlyReturned(String number) {
        Consignment consignment = held(number);
        forex.window().transactions().executeWithoutResult(status ->
                forex.dispatch().returned(consignment.id(), new ReturnedGoods("QD-1", Map.of(2, BigDecimal.ONE))));
        forex.settle();
        assertThat(forex.item(consignment, "QD-1").state()).isEqualTo(ItemState.WAITING);
        return consignment;
    }

    @Test
    void aRefundWhoseRecordsDifferedIsSettledByAPersonAsAnOrderIs() {
        Consignment consignment = settled("REFUND");
        forex.window().transactions().executeWithoutResult(status ->
                forex.dispatch().returned(consignment.id(), new ReturnedGoods("QD-1", Map.of(2, BigDecimal.ONE))));
        forex.settlements().settleDue();
        forex.window().ledger().jdbc().sql("UPDATE forex_item SET state = 'HELD', cause = 'RECORDS', due_at = NULL WHERE id = ?")
                .param(forex.item(consignment, "QD-1").id()).update();
        assertThat(waits(consignment)).containsExactly("the operator, who compares the records that differ; then a reviewer of the forex office settles or refuses it");
        decide(REVIEWER, consignment, "SETTLE", REASON);
        forex.settle();
        assertThat(forex.item(consignment, "QD-1").state()).isEqualTo(ItemState.SENT);
        assertThat(state(consignment)).isEqualTo(ItemState.SETTLED);
    }
}
