package io.singlewindow.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.access.TestReads;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.ledger.TestLedger.Told;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.engine.RuleDiff;
import io.singlewindow.rules.engine.Sampling;
import io.singlewindow.rules.version.RuleVersion;
import io.singlewindow.rules.version.TablesSettings;
import io.singlewindow.rules.version.TestRules;
import io.singlewindow.time.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the rules are changed, tried on a past day and drawn by, whatever database holds them. */
abstract class RuleChangeContract extends OnDecisions {

    private static final Caller OPERATOR = new Caller("operator", CallerRole.OPERATOR, null, false);

    private TestReads reads;

    @BeforeEach
    void listen() {
        reads = new TestReads(window.ledger(), window.clock());
    }

    @Test
    void aChangeIsMadeByTwoPeopleAndHoldsFromItsInstantOn() {
        Consignment before = filed(SampleDocuments.imports("BEFORE"));
        decide(before, NOBODY_ELSE);
        Instant from = window.clock().instant().plus(Duration.ofHours(1));
        RuleVersion proposed = rules.propose("anna", from, Map.of("tables/20-customs.yaml", easier()));
        assertThat(rules.diff(proposed.version(), 1)).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(RuleDiff.Kind.CHANGED);
            assertThat(change.what()).isEqualTo("customs/CU-20 from ever");
            assertThat(change.after()).containsOnlyKeys("then").extractingByKey("then").asString().contains("YELLOW");
        });
        assertRefused(() -> rules.approve("anna", proposed.version()), ErrorCode.RUL_504);
        assertThat(rules.approve("ben", proposed.version()).approver()).isEqualTo("ben");
        assertRefused(() -> rules.approve("ben", proposed.version()), ErrorCode.RUL_505);
        assertThat(rules.book().now().version()).isEqualTo(1);
        window.clock().advance(Duration.ofHours(1));
        assertThat(TestRules.of(window.ledger(), window.clock()).book().now().version()).as("on another node").isEqualTo(proposed.version());
        Consignment after = filed(SampleDocuments.imports("AFTER"));
        decide(after, NOBODY_ELSE);
        assertThat(store.last(after.id(), Stage.MATCH).orElseThrow().version()).isEqualTo(proposed.version());
        assertThat(shown(after).get("authorities").toString()).contains("YELLOW");
        assertThat(window.told("rules-" + proposed.version())).extracting(Told::type).containsExactly("rules.proposed", "rules.approved");
    }

    @Test
    void aChangedParameterReachesThoseWhoJudgeOutsideTheTablesAtItsInstant() {
        LocalDate day = LocalDate.of(2020, 1, 1);
        Instant from = window.clock().instant().plus(Duration.ofHours(1));
        String parameters = rules.file(1, "parameters.yaml").replace("{value: \"5000\", from: 2019-01-01", "{value: \"6000\", from: 2019-01-01");
        rules.approve("ben", rules.propose("anna", from, Map.of("parameters.yaml", parameters)).version());
        assertThat(rules.book().parameters().number("LIM_SINGLE", day)).isEqualByComparingTo("5000");
        window.clock().advance(Duration.ofHours(1));
        assertThat(rules.book().parameters().number("LIM_SINGLE", day)).isEqualByComparingTo("6000");
    }

    @Test
    void aSwitchOfRuianReachesTheListsOfItsCustomsOfficeAndNoOthers() {
        String switched = rules.file(1, "tables/20-customs.yaml").replace("  - id: CU-20\n", "  - id: CU-20\n    switches: {ruian: false}\n");
        Instant from = window.clock().instant().plus(Duration.ofHours(1));
        rules.approve("ben", rules.propose("anna", from, Map.of("tables/20-customs.yaml", switched)).version());
        window.clock().advance(Duration.ofHours(1));
        Consignment ruian = filed(SampleDocuments.imports("RUIAN").with(DocumentKind.LIST, "customsCode", "2935"));
        Consignment wenzhou = filed(SampleDocuments.imports("WENZHOU").with(DocumentKind.LIST, "customsCode", "2903"));
        decide(ruian, NOBODY_ELSE);
        decide(wenzhou, NOBODY_ELSE);
        assertThat(store.last(ruian.id(), Stage.MATCH).orElseThrow().facts()).contains("\"region\":\"ruian\"");
        assertThat(shown(ruian).get("authorities").toString()).contains("CU-99").doesNotContain("CU-20");
        assertThat(store.last(wenzhou.id(), Stage.MATCH).orElseThrow().facts()).contains("\"region\":\"rest\"");
        assertThat(shown(wenzhou).get("authorities").toString()).contains("CU-20");
    }

    @Test
    void aReplayOfADayShowsWhatWouldHaveDiffered() {
        Consignment good = filed(SampleDocuments.imports("REPLAYED"));
        Consignment soft = filed(SampleDocuments.imports("REPLAYEDSOFT").with(DocumentKind.WAYBILL, "consigneeTelephone", "13900000000"));
        decide(good, NOBODY_ELSE);
        decide(soft, NOBODY_ELSE);
        RuleVersion proposed = rules.propose("anna", window.clock().instant().plus(Duration.ofDays(1)), Map.of("tables/20-customs.yaml", easier()));
        LocalDate today = LocalDate.ofInstant(window.clock().instant(), BusinessTime.ZONE);
        Replay.Result result = replay(1000).of(OPERATOR, proposed.version(), today, "");
        assertThat(result.replayed()).isEqualTo(2);
        assertThat(result.differing()).isEqualTo(1);
        assertThat(result.shown()).singleElement().satisfies(difference -> {
            assertThat(difference.consignmentId()).isEqualTo(good.id());
            assertThat(difference.newTreatment()).isEqualTo("YELLOW");
        });
        assertThat(replay(1000).of(OPERATOR, 1, today, "").differing()).as("by its own version").isZero();
        Replay.Result first = replay(1).of(OPERATOR, proposed.version(), today, "");
        assertThat(first.replayed()).isEqualTo(1);
        assertThat(replay(1000).of(OPERATOR, proposed.version(), today, String.valueOf(first.next())).replayed()).isEqualTo(1);
    }

    @Test
    void aReplayNamesConsignmentsToThoseAloneWhoMayKnowOfThemAndNotesIt() {
        Consignment good = filed(SampleDocuments.imports("NAMED"));
        decide(good, NOBODY_ELSE);
        RuleVersion proposed = rules.propose("anna", window.clock().instant().plus(Duration.ofDays(1)), Map.of("tables/20-customs.yaml", easier()));
        LocalDate today = LocalDate.ofInstant(window.clock().instant(), BusinessTime.ZONE);
        Caller hangzhou = new Caller("hangzhou", CallerRole.REGULATOR, null, false, "Hangzhou", new Scope(Scope.EVERY_AUTHORITY, Scope.Level.CITY, "330100"));
        Caller ningbo = new Caller("ningbo", CallerRole.REVIEWER, null, false, "Ningbo", new Scope(Scope.EVERY_AUTHORITY, Scope.Level.CITY, "330200"));
        Caller author = new Caller("anna", CallerRole.RULE_AUTHOR, null, false);
        Caller approver = new Caller("ben", CallerRole.RULE_APPROVER, null, false);
        for (Caller caller : List.of(author, approver, ningbo)) {
            Replay.Result result = replay(1000).of(caller, proposed.version(), today, "");
            assertThat(result.differing()).as("counted for " + caller.id()).isOne();
            assertThat(result.shown()).as(caller.id()).singleElement().satisfies(difference -> {
                assertThat(difference.consignmentId()).isNull();
                assertThat(difference.newTreatment()).isEqualTo("YELLOW");
                assertThat(difference.newRow()).isEqualTo("CU-20");
            });
            assertThat(Replay.json(result).toString()).doesNotContain(good.id());
            assertThat(reads.of(caller.id())).as("nothing was seen").isEmpty();
        }
        assertThat(replay(1000).of(hangzhou, proposed.version(), today, "").shown()).extracting(Replay.Difference::consignmentId).containsExactly(good.id());
        assertThat(reads.of("hangzhou")).containsExactly("SEARCH CONSIGNMENT " + good.id());
    }

    @Test
    void rulesThatCannotBeUsedAreRefusedWithFileAndLineAndNoneBeginInThePast() {
        Instant soon = window.clock().instant().plus(Duration.ofHours(1));
        assertThatThrownBy(() -> rules.propose("anna", soon, Map.of("tables/20-customs.yaml", easier().replace("goodsValueFen == 0", "colour == 0"))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ErrorCode.RUL_503);
                    assertThat(problem.findings().get(0).given()).startsWith("20-customs.yaml line ");
                });
        assertRefused(() -> rules.propose("anna", window.clock().instant().minusMillis(1), Map.of()), ErrorCode.RUL_505);
    }

    @Test
    void aSaltIsBoundByItsDigestBeforeItsDayAndPublishedAfter() {
        LocalDate today = LocalDate.ofInstant(window.clock().instant(), BusinessTime.ZONE);
        byte[] salt = salts.of(today);
        assertThat(salts.published(today).orElseThrow().salt()).isNull();
        Told entry = window.told(today.plusDays(1).toString()).get(0);
        assertThat(entry.type()).isEqualTo("sampling.salt");
        window.clock().advance(Duration.ofDays(1));
        assertThat(salts.published(today).orElseThrow().salt()).isEqualTo(HexFormat.of().formatHex(salt));
        assertThat(HexFormat.of().formatHex(Sampling.digest(salts.of(today.plusDays(1))))).isEqualTo(entry.content().get("digest").asString());
    }

    private String easier() {
        String customs = rules.file(1, "tables/20-customs.yaml");
        String then = "then: {treatment: GREEN, sampleFactor: SAMPLE_FACTOR_ORDINARY}";
        assertThat(customs).containsOnlyOnce(then);
        return customs.replace(then, "then: {treatment: YELLOW}");
    }

    private Replay replay(int max) {
        return new Replay(rules.book(), store, window.visible(), reads.log(), new TablesSettings("classpath:rules", 500_000, max));
    }

    private static void assertRefused(Runnable work, ErrorCode code) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
