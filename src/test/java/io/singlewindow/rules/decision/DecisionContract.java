package io.singlewindow.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.access.TestReads;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.Assessment;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.Decision;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.MatchRules;
import io.singlewindow.consignment.match.Matcher;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger.Told;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.engine.RuleDiff;
import io.singlewindow.rules.engine.Sampling;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.version.RuleVersion;
import io.singlewindow.rules.version.TablesSettings;
import io.singlewindow.rules.version.TestRules;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided and kept about consignments, and how the rules are changed, whatever database holds it. */
abstract class DecisionContract {

    private static final List<FactSource> NOBODY_ELSE = List.of(new DocumentFacts());

    private static final Caller OPERATOR = new Caller("operator", CallerRole.OPERATOR, null, false);

    private TestConsignments window;
    private TestReads reads;
    private TestRules rules;
    private DecisionStore store;
    private DecisionBook book;
    private SamplingSalts salts;
    private final List<String> done = new ArrayList<>();
    private final List<RowEffect> effects = List.of(effect("VOID_GOODS_FILING"), effect("ALERT"));

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        window = TestConsignments.open(database(), folder, TestDispatch::new);
        reads = new TestReads(window.ledger(), window.clock());
        rules = TestRules.of(window.ledger(), window.clock());
        store = new DecisionStore(window.ledger().jdbc());
        book = new DecisionBook(store, window.ledger().pending(), window.ledger().ids(), window.clock());
        salts = new SamplingSalts(window.ledger().jdbc(), window.ledger().pending(), window.clock(), window.ledger().transactions().getTransactionManager());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void oneFirmTwoOrdersTwoTreatmentsForTheFastTrackBelongsToTheTransaction() {
        Consignment good = filed(SampleDocuments.imports("GOOD"));
        Consignment soft = filed(SampleDocuments.imports("SOFT").with(DocumentKind.WAYBILL, "consigneeTelephone", "13900000000"));
        assertThat(decide(good, NOBODY_ELSE).customs()).isIn("GREEN", "RED");
        assertThat(decide(soft, NOBODY_ELSE).customs()).isEqualTo("YELLOW");
        assertThat(grade(good)).isEqualTo("T1");
        assertThat(grade(soft)).isEqualTo("T2");
        assertThat(shown(soft).get("reasons").toString()).contains("GR-10").contains("consigneeTelephone");
    }

    @Test
    void aDecisionIsKeptOnceWithVersionFactsAndRowsAndIsAnEntryOfTheLog() {
        Consignment consignment = filed(SampleDocuments.imports("KEPT"));
        decide(consignment, NOBODY_ELSE);
        decide(consignment, NOBODY_ELSE);
        DecisionRecord kept = store.last(consignment.id(), Stage.MATCH).orElseThrow();
        assertThat(kept.version()).isEqualTo(1);
        assertThat(kept.ruleDigest()).isEqualTo(rules.book().now().rules().digest());
        assertThat(kept.facts()).contains("\"goodsValueFen\":19800").contains("\"tradeMode\":\"9610\"").contains("\"region\":\"hangzhou\"")
                .doesNotContain("000000199001010018");
        List<Told> entries = window.told(consignment.id()).stream().filter(told -> told.type().equals("decision.made")).toList();
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.content().get("factsDigest").asString()).isEqualTo(kept.factsDigest());
            assertThat(entry.content().get("event").asString()).startsWith("decision customs ").containsPattern("inspection (RELEASE|SAMPLE) IQ-10");
        });
        assertThat(new KeptDecisions(book).text(consignment, "zh")).contains("真实性等级 T1", "海关:", "由谁办理:", "申诉:", "依据:");
        assertThat(new KeptDecisions(book).text(consignment, "en")).contains("Truth grade T1", "Customs: ", "Who acts: ", "Appeal: ", "Source: ");
    }

    @Test
    void allThatWasDecidedIsKeptToTheLetterToWhichItsEntriesCommit() {
        Consignment consignment = filed(SampleDocuments.imports("LETTER"));
        decide(consignment, NOBODY_ELSE);
        decide(consignment, List.of(new DocumentFacts(), (transaction, facts) -> facts.put("guarantee", "SHORT")));
        forex(stages(List.of()), consignment, LocalDate.of(2021, 5, 1));
        List<DecisionTexts.Text> texts = new DecisionTexts(store).of(consignment.id());
        assertThat(texts).extracting(DecisionTexts.Text::stage).containsExactlyInAnyOrder("MATCH", "MATCH", "FOREX");
        List<String> told = window.told(consignment.id()).stream().filter(one -> one.type().equals("decision.made"))
                .map(one -> one.content().get("decisionDigest").asString()).toList();
        assertThat(told).hasSize(3);
        // as the verifier computes it
        assertThat(texts).extracting(text -> sha256("decision=" + text.text() + "\n")).containsExactlyInAnyOrderElementsOf(told);
        assertThat(texts).extracting(DecisionTexts.Text::digest).containsExactlyInAnyOrderElementsOf(told);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    @Test
    void aShortGuaranteeHoldsAndBarredGoodsAreRefusedWithTheRow() {
        Consignment consignment = filed(SampleDocuments.imports("HOLD"));
        Decision held = decide(consignment, List.of(new DocumentFacts(), (transaction, facts) -> facts.put("guarantee", "SHORT")));
        assertThat(held.course()).isEqualTo(Decision.Course.HOLD);
        assertThat(held.findings()).extracting(Finding::code).containsExactly(ErrorCode.RUL_502);
        Decision refused = decide(consignment, List.of(new DocumentFacts(), (transaction, facts) -> facts.put("goodsRisk", "BARRED")));
        assertThat(refused.course()).isEqualTo(Decision.Course.REJECT);
        assertThat(refused.findings()).singleElement().satisfies(finding -> assertThat(finding.given()).startsWith("CU-03 "));
    }

    private RowEffect effect(String name) {
        return new RowEffect() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void happen(Cause cause) {
                done.add(name + " " + cause.reason());
            }
        };
    }

    @Test
    void whatARowHasBesidesItsTreatmentIsDoneWithTheRowAsReasonAndByItAlone() {
        Consignment consignment = filed(SampleDocuments.imports("EFFECT"));
        decide(consignment, NOBODY_ELSE);
        assertThat(done).isEmpty();
        decide(consignment, List.of(new DocumentFacts(), (transaction, facts) -> facts.put("goodsRisk", "BARRED")));
        assertThat(done).containsExactly("VOID_GOODS_FILING CU-03 禁止商品 / barred goods (" + consignment.id() + ")",
                "ALERT CU-03 禁止商品 / barred goods (" + consignment.id() + ")");
        done.clear();
        decide(consignment, List.of(new DocumentFacts(), (transaction, facts) -> facts.put("paymentVerification", "MISMATCH")));
        assertThat(done).singleElement().asString().startsWith("ALERT CU-14 ");
    }

    @Test
    void inspectionsRefusalHoldsTheGoodsBackWhateverCustomsSays() {
        Consignment consignment = filed(SampleDocuments.imports("UNFILED"));
        Decision decision = decide(consignment, List.of(new DocumentFacts(), (transaction, facts) -> facts.put("goodsFiling", "MISSING")));
        assertThat(decision.customs()).isIn("GREEN", "RED");
        assertThat(decision.course()).isEqualTo(Decision.Course.REJECT);
        assertThat(decision.findings()).singleElement().satisfies(finding -> assertThat(finding.given()).startsWith("IQ-02 "));
    }

    @Test
    void whatComesLaterRestsOnTheGradeOfTheMatch() {
        Consignment good = filed(SampleDocuments.imports("LATER"));
        Consignment soft = filed(SampleDocuments.imports("LATERSOFT").with(DocumentKind.WAYBILL, "consigneeTelephone", "13900000000"));
        decide(good, NOBODY_ELSE);
        decide(soft, NOBODY_ELSE);
        StageDecisions later = stages(List.of());
        LocalDate day = LocalDate.of(2021, 5, 1);
        assertThat(forex(later, good, day)).isEqualTo("AUTO FX-11");
        assertThat(forex(later, soft, day)).isEqualTo("MANUAL FX-12");
        assertThat(shown(soft).get("authorities").toString()).contains("FX-12").contains("CU-21");
        assertThat(later.advice(good.id(), Table.INSPECTION)).hasValueSatisfying(advice -> assertThat(advice.row()).isEqualTo("IQ-10"));
    }

    @Test
    void aPlatformThatAnswersAfterTheMatchBettersTheGradeOfWhatComesLater() {
        Consignment consignment = filed(SampleDocuments.imports("ANSWERED"));
        decide(consignment, List.of(new DocumentFacts(), (transaction, facts) -> facts.put("paymentVerification", "PENDING")));
        assertThat(grade(consignment)).isEqualTo("T2");
        LocalDate day = LocalDate.of(2021, 5, 1);
        assertThat(forex(stages(List.of(answered("PENDING"))), consignment, day)).isEqualTo("MANUAL FX-12");
        assertThat(forex(stages(List.of(answered("VERIFIED"))), consignment, day)).isEqualTo("AUTO FX-11");
        assertThat(forex(stages(List.of(answered("MISMATCH"))), consignment, day)).startsWith("MANUAL");
        assertThat(grade(consignment)).as("of the match, which was decided on what was known then").isEqualTo("T2");
    }

    private StageDecisions stages(List<FactSource> sources) {
        return new StageDecisions(rules.book(), book, sources, List.of(), window.store());
    }

    private static FactSource answered(String verification) {
        return new FactSource() {
            @Override
            public void tell(Transaction transaction, Map<String, Object> facts) {
                throw new IllegalStateException("a later stage asks for what is new only");
            }

            @Override
            public Map<String, Object> later(Consignment consignment) {
                return Map.of("paymentVerification", verification);
            }
        };
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

    private String forex(StageDecisions later, Consignment consignment, LocalDate day) {
        StageDecisions.Given given = window.transactions().execute(status -> later.decide(consignment.id(), Table.FOREX, day,
                Map.of("released", true, "dealUsdCents", 100L)));
        return given.treatment() + " " + given.row();
    }

    private Consignment filed(SampleDocuments documents) {
        String now = BusinessTime.wire14(window.clock().instant());
        for (DocumentKind kind : new DocumentKind[] {DocumentKind.ORDER, DocumentKind.WAYBILL}) {
            documents.withHead(kind, "appTime", now);
        }
        window.file(documents.with(DocumentKind.PAYMENT, "payTime", now).with(DocumentKind.LIST, "declTime", now.substring(0, 8)));
        return window.consignment(documents);
    }

    private Decision decide(Consignment consignment, List<FactSource> sources) {
        ConsignmentDecisions decisions = new ConsignmentDecisions(rules.book(), sources, book, salts, effects, window.store(), window.clock());
        Documents documents = window.assembly().documents(consignment);
        return window.transactions().execute(status -> decisions.decide(consignment, documents,
                new Matcher(MatchRules.DEFAULT, window.names()::company).match(documents), Assessment.NONE));
    }

    private Map<String, Object> shown(Consignment consignment) {
        return new KeptDecisions(book).of(window.store().find(consignment.id()).orElseThrow());
    }

    private String grade(Consignment consignment) {
        return String.valueOf(shown(consignment).get("grade"));
    }

    private Replay replay(int max) {
        return new Replay(rules.book(), store, window.visible(), reads.log(), new TablesSettings("classpath:rules", 500_000, max));
    }

    private static void assertRefused(Runnable work, ErrorCode code) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
