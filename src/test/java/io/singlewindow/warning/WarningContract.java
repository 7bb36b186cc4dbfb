package io.singlewindow.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog.Thing;
import io.singlewindow.access.Scope;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.WarningFacts.Weighing;
import io.singlewindow.ledger.TestLedger.Told;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.decision.RowEffect;
import io.singlewindow.rules.engine.PackagedRules;
import io.singlewindow.rules.engine.Row;
import io.singlewindow.rules.version.RuleLog;
import io.singlewindow.rules.version.TestRules;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.warning.WarningState.Action;
import io.singlewindow.warning.rule.Rule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What filed documents open a warning about, once, who sees it, and what becomes of it; whatever database keeps it. */
abstract class WarningContract extends OnWarnings {

    @Test
    void splitOrdersOpenOneWarningWithEvidenceThatItsFirmIsToldOf() {
        String first = file(documents("split-1", "3000"), DocumentKind.ORDER);
        assertThat(about(Rule.SPLIT_ORDERS, first)).isEmpty();
        String second = file(documents("split-1", "3000"), DocumentKind.ORDER);
        String third = file(documents("split-1", "100"), DocumentKind.ORDER);
        assertThat(about(Rule.SPLIT_ORDERS, first)).singleElement().satisfies(warning -> {
            assertThat(about(Rule.SPLIT_ORDERS, third)).containsExactly(warning);
            assertThat(warning.state()).isEqualTo(WarningState.OPEN);
            assertThat(warning.company()).isEqualTo(SampleCompany.PLATFORM.uscc());
            assertThat(warnings.store().documents(warning.id(), 9)).extracting(WarningStore.Shown::documentId).containsExactly(third, second, first);
            Map<String, Object> whole = warnings.json().whole(warning, true);
            assertThat(String.valueOf(whole.get("evidence"))).contains("total=6000").contains("limit=5000").contains("LIM_SINGLE").contains("财关税〔2018〕49号");
            List<Told> told = warnings.window().told(warning.id());
            assertThat(told).extracting(Told::type).containsExactly("warning.opened");
            assertThat(told.get(0).audience()).isEqualTo(Set.of(SampleCompany.PLATFORM.uscc()));
            assertThat(told.get(0).content().toString()).contains("SPLIT_ORDERS").contains(first);
        });
    }

    @Test
    void aDocumentThatIsLookedAtTwiceChangesNothing() {
        String second = split("twice");
        int facts = warnings.rows("warning_order");
        int prices = priceCount();
        Warning before = about(Rule.SPLIT_ORDERS, second).get(0);
        warnings.window().transactions().executeWithoutResult(status -> warnings.watch().filed(warnings.window().store().document(second).orElseThrow(),
                warnings.window().messages().of(second.substring(0, 32)).documents().get(0), warnings.window().clock().instant()));
        assertThat(warnings.rows("warning_order")).isEqualTo(facts);
        assertThat(priceCount()).isEqualTo(prices);
        assertThat(about(Rule.SPLIT_ORDERS, second)).containsExactly(before);
        assertThat(warnings.window().told(before.id())).hasSize(1);
    }

    @Test
    void aThresholdThatTwoPeopleHaveChangedHoldsFromItsInstantOn() {
        String before = split("versions-1");
        assertThat(about(Rule.SPLIT_ORDERS, before)).as("two orders suffice").hasSize(1);
        int old = warnings.rules().book().now().version();
        String three = warnings.rules().file(old, "warnings.yaml").replaceAll("(SPLIT_ORDERS_MIN:[^{]*\\{value: )\"2\"", "$1\"3\"");
        Duration later = Duration.ofHours(1);
        int proposed = warnings.rules().propose("anna", warnings.window().clock().instant().plus(later), Map.of("warnings.yaml", three)).version();
        assertThat(warnings.rules().diff(proposed, old)).singleElement().satisfies(change -> assertThat(change.what()).isEqualTo("parameter SPLIT_ORDERS_MIN from ever"));
        warnings.window().clock().advance(later);
        assertThat(about(Rule.SPLIT_ORDERS, split("versions-2"))).as("nobody has approved it").hasSize(1);
        int again = warnings.rules().propose("anna", warnings.window().clock().instant().plus(later), Map.of("warnings.yaml", three)).version();
        assertThatThrownBy(() -> warnings.rules().approve("anna", again)).isInstanceOf(ProblemException.class);
        warnings.rules().approve("bert", again);
        assertThat(about(Rule.SPLIT_ORDERS, split("versions-3"))).as("its instant has not come").hasSize(1);
        warnings.window().clock().advance(later);
        String second = split("versions-4");
        assertThat(about(Rule.SPLIT_ORDERS, second)).as("two are not enough now").isEmpty();
        assertThat(about(Rule.SPLIT_ORDERS, file(documents("versions-4", "3000"), DocumentKind.ORDER))).as("three are").hasSize(1);
        backToTheFirst();
    }

    /** The other tests go by the thresholds that ship. */
    private void backToTheFirst() {
        Duration soon = Duration.ofMinutes(1);
        int version = warnings.rules().propose("anna", warnings.window().clock().instant().plus(soon),
                Map.of("warnings.yaml", warnings.rules().file(1, "warnings.yaml"))).version();
        warnings.rules().approve("bert", version);
        warnings.window().clock().advance(soon);
    }

    @Test
    void thresholdsAreForOfficialsAndAVersionWithoutOneOfThemIsRefused() {
        assertThat(warnings.rules().files(1, true)).contains("warnings.yaml");
        assertThat(warnings.rules().files(1, false)).doesNotContain("warnings.yaml").contains("parameters.yaml");
        String without = warnings.rules().file(1, "warnings.yaml").replace("SPLIT_WINDOW:", "SPLIT_WINDOWS:");
        assertThatThrownBy(() -> warnings.rules().propose("anna", warnings.window().clock().instant().plus(Duration.ofHours(1)), Map.of("warnings.yaml", without)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.RUL_503);
                    assertThat(refused.findings().get(0).given()).isEqualTo("warnings.yaml");
                    assertThat(refused.findings().get(0).zh()).contains("SPLIT_WINDOW");
                });
    }

    @Test
    void aVersionThatWasTakenBeforeItsWordsWereLookedAtStopsNoStartAndIsUsedAndWarnedOfOnce() {
        String perhaps = warnings.rules().file(1, "warnings.yaml").replaceFirst("(SPLIT_ORDERS_TOLD:[^{]*\\{value: )\"YES\"", "$1\"MAYBE\"");
        assertThatThrownBy(() -> warnings.rules().propose("anna", warnings.window().clock().instant().plus(Duration.ofHours(1)), Map.of("warnings.yaml", perhaps)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.findings().toString()).contains("SPLIT_ORDERS_TOLD is MAYBE"));
        int taken = warnings.rules().taken(Map.of("warnings.yaml", perhaps));
        try (RuleLog log = new RuleLog()) {
            TestRules started = warnings.started();
            assertThat(started.book().now().version()).isEqualTo(taken);
            // so many others that it is read anew
            for (int other = 0; other < 9; other++) {
                started.book().version(started.taken(Map.of()));
            }
            started.book().version(taken);
            assertThat(log.faults()).filteredOn(line -> line.startsWith("Version " + taken + " ")).singleElement().asString()
                    .contains("warnings.yaml").contains("SPLIT_ORDERS_TOLD is MAYBE");
        }
        assertThat(about(Rule.SPLIT_ORDERS, split("taken-1"))).singleElement().satisfies(warning -> assertThat(warning.told()).as("perhaps is not yes").isFalse());
        backToTheFirst();
    }

    private int priceCount() {
        return warnings.window().ledger().jdbc().sql("SELECT COALESCE(SUM(deals), 0) FROM warning_price").query(Integer.class).single();
    }

    @Test
    void noPersonalDataIsKeptNorShown() {
        String second = split("110105194912310021");
        Warning warning = about(Rule.SPLIT_ORDERS, second).get(0);
        String kept = warnings.window().ledger().jdbc().sql("SELECT CONCAT(person, phone, address) FROM warning_order WHERE document_id = ?").param(second)
                .query(String.class).single();
        assertThat(kept + warning + warnings.json().whole(warning, true)).doesNotContain("110105194912310021").doesNotContain("road of");
        assertThat(warnings.json().whole(warning, true).toString()).contains("person=");
        assertThat(warnings.json().whole(warning, false).toString()).doesNotContain("person=").doesNotContain("subject").contains("total=6000").contains(second);
    }

    private static Caller official(CallerRole role, String authority, Scope.Level level, String region) {
        return new Caller("official", role, null, false, "official", new Scope(authority, level, region));
    }

    private boolean sees(Caller caller, Warning warning) {
        WarningDesk desk = warnings.desk();
        boolean listed = desk.page(caller, new WarningDesk.Query(null, null, null, null, 200)).get("items").toString().contains(warning.id());
        if (listed) {
            assertThat(desk.one(caller, warning.id())).containsKey("evidence");
        } else {
            assertThatThrownBy(() -> desk.one(caller, warning.id())).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(404));
        }
        return listed;
    }

    @Test
    void officialsSeeAndMoveWarningsOfTheirRegionAndDepartmentOnly() {
        // its firm is registered in Hangzhou
        Warning warning = about(Rule.SPLIT_ORDERS, split("scope")).get(0);
        assertThat(sees(official(CallerRole.REGULATOR, "*", Scope.Level.PROVINCE, "330000"), warning)).isTrue();
        assertThat(warnings.reads().of("official")).as("who saw it").contains("SEARCH WARNING " + warning.id(), "VIEW WARNING " + warning.id());
        assertThat(sees(official(CallerRole.REGULATOR, "customs", Scope.Level.CITY, "330100"), warning)).isTrue();
        assertThat(sees(official(CallerRole.REVIEWER, "commerce", Scope.Level.CITY, "330100"), warning)).isTrue();
        Caller ningbo = official(CallerRole.REGULATOR, "*", Scope.Level.CITY, "330200");
        assertThat(sees(ningbo, warning)).as("another region").isFalse();
        assertThat(warnings.desk().open(ningbo)).isZero();
        assertThatThrownBy(() -> warnings.desk().move(ningbo, warning.id(), "CONFIRM", "")).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.status()).isEqualTo(404));
        Caller basis = new Caller("basis", CallerRole.REGULATOR, null, false, "basis", ningbo.scope());
        warnings.reads().grants().open(basis, Map.of(Thing.WARNING, List.of(warning.id())), "Case 7 of 2026 of the court");
        assertThat(warnings.desk().one(basis, warning.id())).as("on a legal basis").containsKey("evidence");
        assertThat(warnings.reads().of("basis")).contains("VIEW WARNING " + warning.id() + " Case 7 of 2026 of the court");
        assertThat(warnings.desk().actions(basis, warning.id())).as("one looks, and does not act").isEmpty();
        assertThatThrownBy(() -> warnings.desk().move(basis, warning.id(), "CONFIRM", "")).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.status()).isEqualTo(403));
        assertThat(sees(official(CallerRole.REGULATOR, "forex", Scope.Level.PROVINCE, "330000"), warning)).as("another department").isFalse();
        assertThat(sees(new Caller("firm", CallerRole.CLIENT, SampleCompany.PLATFORM.uscc(), false), warning)).as("its own").isTrue();
        assertThat(sees(new Caller("other", CallerRole.CLIENT, SampleCompany.PAYMENT.uscc(), false), warning)).isFalse();
    }

    @Test
    void anotherDayIsAnotherSplit() {
        split("days");
        days(1);
        String later = split("days");
        assertThat(warnings.of(Rule.SPLIT_ORDERS).stream().filter(one -> one.subject().equals(about(Rule.SPLIT_ORDERS, later).get(0).subject()))).hasSize(2);
    }

    @Test
    void aWarningWeighsOnTheConsignmentsOfItsDocumentsUntilItIsDismissed() {
        String order = split("weighs");
        SampleDocuments innocent = documents("innocent", "100");
        file(innocent, DocumentKind.ORDER);
        Consignment consignment = consignmentOf(order);
        Warning warning = about(Rule.SPLIT_ORDERS, order).get(0);
        assertThat(warnings.facts().of(consignment)).containsExactly(new Weighing(warning.id(), "SPLIT_ORDERS", true));
        assertThat(warnings.facts().of(warnings.window().consignments(innocent.get(DocumentKind.ORDER).number()).get(0))).isEmpty();
        warnings.warnings().move(warning.id(), Action.CONFIRM, "regulator", "");
        assertThat(warnings.facts().of(consignment)).hasSize(1);
        warnings.warnings().move(warning.id(), Action.DISMISS, "regulator", "公司福利采购");
        assertThat(warnings.facts().of(consignment)).isEmpty();
    }

    private Consignment consignmentOf(String documentId) {
        return warnings.window().store().find(String.valueOf(warnings.window().store().document(documentId).orElseThrow().consignmentId())).orElseThrow();
    }

    @Test
    void eachMoveIsKeptWithWhoWhenAndWhyAndIsAnEntryOfTheLog() {
        Warning warning = about(Rule.SPLIT_ORDERS, split("moves")).get(0);
        warnings.warnings().move(warning.id(), Action.ACKNOWLEDGE, "anna", "");
        warnings.warnings().move(warning.id(), Action.DISMISS, "bert", "one household");
        assertThat(warnings.store().moves(warning.id())).extracting(WarningStore.Move::actor, WarningStore.Move::from, WarningStore.Move::to, WarningStore.Move::reason)
                .containsExactly(tuple("anna", "OPEN", "ACKNOWLEDGED", ""), tuple("bert", "ACKNOWLEDGED", "DISMISSED", "one household"));
        assertThat(warnings.window().told(warning.id())).extracting(Told::type).containsExactly("warning.opened", "warning.state", "warning.state");
        assertThat(warnings.window().told(warning.id()).get(2).content().path("before").asString()).isEqualTo("ACKNOWLEDGED");
        for (Action action : Action.values()) {
            assertThatThrownBy(() -> warnings.warnings().move(warning.id(), action, "anna", "x")).isInstanceOfSatisfying(ProblemException.class, refused -> {
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.code()).isEqualTo(ErrorCode.RUL_601);
            });
        }
        assertThatThrownBy(() -> warnings.warnings().move("0", Action.CONFIRM, "anna", "")).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @Test
    void whatWasDismissedIsNotOpenedAgainInItsWindowAndGetsNoMoreDocuments() {
        String second = split("dismissed");
        Warning warning = about(Rule.SPLIT_ORDERS, second).get(0);
        warnings.warnings().move(warning.id(), Action.DISMISS, "regulator", "known");
        String third = file(documents("dismissed", "100"), DocumentKind.ORDER);
        assertThat(about(Rule.SPLIT_ORDERS, third)).isEmpty();
        days(1);
        assertThat(about(Rule.SPLIT_ORDERS, split("dismissed"))).as("the next day it is another").hasSize(1);
    }

    @Test
    void anOrderThatIsDeletedCountsNoMore() {
        SampleDocuments first = documents("deleted", "3000");
        String id = file(first, DocumentKind.ORDER);
        int prices = priceCount();
        warnings.window().clock().advance(Duration.ofSeconds(2));
        String later = BusinessTime.wire14(warnings.window().clock().instant());
        file(first.withHead(DocumentKind.ORDER, "appType", "3").withHead(DocumentKind.ORDER, "appTime", later), DocumentKind.ORDER);
        assertThat(warnings.window().store().document(id).orElseThrow().standing().name()).isEqualTo("REPLACED");
        assertThat(priceCount()).isEqualTo(prices - 1);
        assertThat(about(Rule.SPLIT_ORDERS, file(documents("deleted", "3000"), DocumentKind.ORDER))).isEmpty();
    }

    private Consignment joined(SampleDocuments documents) {
        warnings.window().file(documents);
        return warnings.window().consignment(documents);
    }

    private void alert(String rowId, Consignment consignment) {
        Row row = PackagedRules.read().rows().stream().filter(one -> one.id().equals(rowId)).findFirst().orElseThrow();
        warnings.window().transactions().executeWithoutResult(status -> warnings.alerts().happen(
                new RowEffect.Cause(row, consignment, warnings.window().assembly().documents(consignment), LocalDate.of(2021, 5, 1))));
    }

    @Test
    void aRowThatRaisesAnAlertOpensOneWarningWithTheRowAboutWhoIsToAct() {
        Consignment consignment = joined(documents("alert-1", "100"));
        alert("CU-03", consignment);
        alert("CU-03", consignment);
        assertThat(warnings.of(Rule.DECISION_ALERT)).filteredOn(one -> one.subject().endsWith(consignment.id())).singleElement().satisfies(warning -> {
            assertThat(warning.company()).isEqualTo(consignment.ebcCode());
            assertThat(warning.weighs()).as("the row has its treatment already").isFalse();
            assertThat(warning.evidence()).contains("CU-03").contains("barred goods").contains("137号");
            assertThat(warnings.window().told(warning.id())).extracting(Told::type).containsExactly("warning.opened");
        });
        assertThat(warnings.facts().of(consignment)).isEmpty();
        alert("CU-14", consignment);
        assertThat(warnings.of(Rule.DECISION_ALERT)).filteredOn(one -> one.subject().startsWith("CU-14|" + consignment.id())).singleElement()
                .satisfies(warning -> assertThat(warning.company()).as("alert on the platform").isEqualTo(consignment.ebpCode()));
    }

    @Test
    void aPaymentThatIsFoundFalseAfterTheMatchOpensAWarningThatWeighsOnWhatComesNext() {
        SampleDocuments documents = documents("false-1", "100");
        Consignment consignment = joined(documents);
        assertThat(warnings.facts().of(consignment)).isEmpty();
        List<String> compared = warnings.window().store().ofConsignment(consignment.id()).stream()
                .filter(row -> row.kind() == DocumentKind.ORDER || row.kind() == DocumentKind.PAYMENT).map(DocumentRow::id).toList();
        for (int i = 0; i < 2; i++) {
            warnings.window().transactions().executeWithoutResult(status -> warnings.payments().found(consignment.ebpCode(), consignment.orderNo(),
                    compared.get(0), compared.get(1), List.of("totalAmount")));
        }
        assertThat(about(Rule.PAYMENT_MISMATCH, compared.get(0))).singleElement().satisfies(warning -> {
            assertThat(warning.company()).isEqualTo(consignment.ebpCode());
            assertThat(warning.evidence()).contains("totalAmount").contains(consignment.orderNo());
            assertThat(warnings.window().told(warning.id())).hasSize(1);
        });
        assertThat(warnings.facts().of(consignment)).singleElement().satisfies(weighing -> {
            assertThat(weighing.rule()).isEqualTo("PAYMENT_MISMATCH");
            assertThat(weighing.ofTransaction()).isTrue();
        });
    }

    @Test
    void aDismissedWarningOfAPaymentSaysNothingOfTheOneThatComesInItsPlace() {
        SampleDocuments documents = documents("false-2", "100");
        Consignment consignment = joined(documents);
        String order = id(consignment, DocumentKind.ORDER);
        String first = id(consignment, DocumentKind.PAYMENT);
        foundFalse(consignment, order, first);
        warnings.warnings().move(about(Rule.PAYMENT_MISMATCH, first).get(0).id(), Action.DISMISS, "anna", "the platform was mistaken");
        foundFalse(consignment, order, first);
        assertThat(warnings.facts().of(consignment)).as("it stays dismissed").isEmpty();
        String second = file(documents, DocumentKind.PAYMENT);
        assertThat(second).isNotEqualTo(first);
        foundFalse(consignment, order, second);
        assertThat(about(Rule.PAYMENT_MISMATCH, second)).singleElement().satisfies(warning -> assertThat(warning.state()).isEqualTo(WarningState.OPEN));
        assertThat(about(Rule.PAYMENT_MISMATCH, order)).extracting(Warning::state).containsExactlyInAnyOrder(WarningState.OPEN, WarningState.DISMISSED);
    }

    private String id(Consignment consignment, DocumentKind kind) {
        return warnings.window().store().ofConsignment(consignment.id()).stream().filter(row -> row.kind() == kind).map(DocumentRow::id).findFirst().orElseThrow();
    }

    private void foundFalse(Consignment consignment, String order, String payment) {
        warnings.window().transactions().executeWithoutResult(status -> warnings.payments().found(consignment.ebpCode(), consignment.orderNo(), order, payment,
                List.of("totalAmount")));
    }

    @Test
    void aVersionFromBeforeARuleWasThereHasItOffAndOneThatHasItInPartIsRefused() {
        int old = warnings.rules().book().now().version();
        String file = warnings.rules().file(old, "warnings.yaml");
        String before = file.substring(0, file.indexOf("\nPAYMENT_MISMATCH:"));
        assertThat(warnings.rules().propose("anna", warnings.window().clock().instant().plus(Duration.ofHours(1)), Map.of("warnings.yaml", before)).version())
                .isGreaterThan(old);
        String part = file.replaceFirst("(?m)^PAYMENT_MISMATCH_TOLD:", "PAYMENT_MISMATCH_TELLS:");
        assertThatThrownBy(() -> warnings.rules().propose("anna", warnings.window().clock().instant().plus(Duration.ofHours(1)), Map.of("warnings.yaml", part)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.findings().toString()).contains("PAYMENT_MISMATCH_TOLD"));
    }
}
