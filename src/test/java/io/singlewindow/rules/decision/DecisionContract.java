package io.singlewindow.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.Decision;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.ledger.TestLedger.Told;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.rules.engine.Sampling;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is decided and kept about consignments, whatever database holds it. */
abstract class DecisionContract extends OnDecisions {

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

    @Test
    void eachStageIsDrawnForByTheSaltOfTheDayOnWhichItIsDecidedFirstAndNotAgain() {
        SampleDocuments documents = SampleDocuments.imports("DRAWN");
        Consignment consignment = filed(documents);
        String list = documents.get(DocumentKind.LIST).number();
        long came = drawnToday(list);
        window.clock().advance(Duration.ofDays(2));
        decide(consignment, NOBODY_ELSE);
        long match = drawnToday(list);
        assertThat(told(consignment, Stage.MATCH)).as("the salt of the day on which the list came is published").isNotEqualTo(came).isEqualTo(match);
        window.clock().advance(Duration.ofDays(2));
        decide(consignment, List.of((transaction, facts) -> facts.put("softMismatch", true)));
        assertThat(told(consignment, Stage.MATCH)).as("decided again").isEqualTo(match);
        forex(stages(List.of()), consignment, LocalDate.of(2021, 5, 1));
        long forex = drawnToday(list);
        assertThat(told(consignment, Stage.FOREX)).isNotEqualTo(match).isEqualTo(forex);
        window.clock().advance(Duration.ofDays(2));
        forex(stages(List.of(answered("MISMATCH"))), consignment, LocalDate.of(2021, 5, 2));
        assertThat(told(consignment, Stage.FOREX)).as("decided again").isEqualTo(forex);
    }

    private long drawnToday(String list) {
        return Sampling.draw(salts.of(LocalDate.ofInstant(window.clock().instant(), BusinessTime.ZONE)), list);
    }

    private long told(Consignment consignment, Stage stage) {
        return ((Number) book.told(consignment.id(), stage).get("samplingDraw")).longValue();
    }

    private StageDecisions stages(List<FactSource> sources) {
        return new StageDecisions(rules.book(), book, sources, List.of(), window.store(), salts);
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

    private String forex(StageDecisions later, Consignment consignment, LocalDate day) {
        StageDecisions.Given given = window.transactions().execute(status -> later.decide(consignment.id(), Table.FOREX, day,
                Map.of("released", true, "dealUsdCents", 100L)));
        return given.treatment() + " " + given.row();
    }

    private String grade(Consignment consignment) {
        return String.valueOf(shown(consignment).get("grade"));
    }
}
