package io.singlewindow.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What rules must be like to be taken, and that they always answer alike. */
class RuleSetTest {

    private static final RuleSet RULES = PackagedRules.read();
    private static final LocalDate DAY = LocalDate.of(2019, 5, 1);
    private static final Set<Table> CUSTOMS = Set.of(Table.CUSTOMS);

    @Test
    void anUnknownNameIsRefusedWithItsPlace() {
        assertRefused("when: goodsValueFen == 0", "when: goodsPriceFen == 0", "20-customs.yaml line ", "goodsPriceFen");
    }

    @Test
    void aWordThatAnEnumDoesNotHaveIsRefused() {
        assertRefused("goodsRisk == \"BARRED\"", "goodsRisk == \"BANNED\"", "20-customs.yaml line ", "goodsRisk is never BANNED");
    }

    @Test
    void aConditionThatIsNoneIsRefused() {
        assertRefused("when: goodsValueFen == 0", "when: goodsValueFen + 1", "20-customs.yaml line ", "condition goodsValueFen + 1");
    }

    @Test
    void rowsOfOneIdOnTheSameDayAreRefused() {
        assertRefused("    to: 2021-10-31", "    to: 2026-04-01", "20-customs.yaml line ", "CU-19 holds on days of the one at");
    }

    @Test
    void aTreatmentThatTheTableDoesNotHaveIsRefused() {
        assertRefused("then: {treatment: WAIT}", "then: {treatment: AMBER}", "20-customs.yaml line ", "AMBER is no outcome of customs");
    }

    @Test
    void aParameterThatIsNotThereIsRefused() {
        assertRefused("sampleFactor: SAMPLE_FACTOR_ADVANCED", "sampleFactor: SAMPLE_FACTOR_PLATINUM", "20-customs.yaml line ", "SAMPLE_FACTOR_PLATINUM");
    }

    @Test
    void aTableWithoutARowForEverythingElseIsRefused() {
        assertRefused("  - id: CU-99\n", "  - id: CU-99\n    to: 2030-12-31\n", "20-customs.yaml line ", "no last row for everything else");
    }

    @Test
    void aProvinceMayNotTouchALimit() {
        assertRefused(provincial("PROV-1", "LIMIT", "GREEN"), "PROV-1 is provincial and touches a LIMIT");
    }

    @Test
    void aProvinceMayNotReject() {
        assertRefused(provincial("PROV-1", "PROCESS", "REJECT"), "PROV-1 is provincial and gives REJECT");
    }

    @Test
    void aProvinceMayNotChangeTheTax() {
        assertRefused(provincial("PROV-1", "PROCESS", "YELLOW, effects: [FULL_TAX]"), "PROV-1 is provincial and has the effect FULL_TAX");
    }

    @Test
    void aProvincialRowComesBehindEveryRefusalWhereverItStands() {
        RuleSet rules = PackagedRules.read(provincial("PROV-1", "PROCESS", "GREEN"));
        assertThat(judged(rules, Map.of("itemCount", 7L)).treatment(Table.CUSTOMS)).isEqualTo("GREEN");
        for (Map<String, Object> refused : List.of(Map.<String, Object>of("goodsRisk", "BARRED"), Map.<String, Object>of("hardMismatch", true),
                Map.<String, Object>of("guarantee", "SHORT"), Map.<String, Object>of("firmCredit", "DISHONEST"))) {
            Map<String, Object> facts = new java.util.HashMap<>(refused);
            facts.put("itemCount", 7L);
            assertThat(judged(rules, facts).treatment(Table.CUSTOMS)).as(refused.toString()).isNotEqualTo("GREEN");
        }
    }

    @Test
    void aShadowRowIsNotedAndHasNoEffect() {
        SortedMap<String, String> files = PackagedRules.files();
        files.computeIfPresent("20-customs.yaml", (name, text) -> text.replace("  - id: CU-01\n", """
                  - id: SHADOW-1
                    title: {zh: 试行, en: a trial}
                    source: 试行
                    mark: I
                    kind: CONFIG
                    level: CONFIG
                    shadow: true
                    when: dutiableValueFen > 100000
                    then: {treatment: YELLOW}
                  - id: CU-01
                """));
        Verdict verdict = judged(PackagedRules.read(files), Map.of("dutiableValueFen", 100001L)).verdicts().get(Table.CUSTOMS);
        assertThat(verdict.treatment()).isEqualTo("GREEN");
        assertThat(verdict.row().id()).isEqualTo("CU-20");
        assertThat(verdict.shadows()).singleElement().satisfies(shadow -> {
            assertThat(shadow.row().id()).isEqualTo("SHADOW-1");
            assertThat(shadow.treatment()).isEqualTo("YELLOW");
        });
    }

    @Test
    void aRowIsSwitchedByRegion() {
        SortedMap<String, String> files = PackagedRules.files();
        files.computeIfPresent("20-customs.yaml", (name, text) -> text.replace("  - id: CU-12-TURN-BACK\n",
                "  - id: CU-12-TURN-BACK\n    switches: {yiwu: true}\n"));
        RuleSet rules = PackagedRules.read(files);
        LocalDate day = LocalDate.of(2018, 12, 31);
        for (Map.Entry<String, String> expected : Map.of("yiwu", "RETURN", "hangzhou", "YELLOW", "ningbo", "YELLOW", "ruian", "YELLOW", "rest", "YELLOW").entrySet()) {
            Facts facts = rules.catalogue().facts(Map.of("region", expected.getKey(), "dutiableValueFen", 200001L));
            assertThat(rules.judge(day, facts, CUSTOMS).treatment(Table.CUSTOMS)).as(expected.getKey()).isEqualTo(expected.getValue());
        }
    }

    @Test
    void theDrawDecidesWhoIsExamined() {
        // 2.44 % of all draws, the last one of them and the first that is not
        long limit = new java.math.BigDecimal("0.0244").multiply(new java.math.BigDecimal(java.math.BigInteger.ONE.shiftLeft(63))).longValue();
        assertThat(judged(RULES, Map.of("samplingDraw", limit)).treatment(Table.CUSTOMS)).isEqualTo("RED");
        assertThat(judged(RULES, Map.of("samplingDraw", limit + 1)).treatment(Table.CUSTOMS)).isEqualTo("GREEN");
        assertThat(judged(RULES, Map.of("samplingDraw", limit, "firmCredit", "ADVANCED", "declarantCredit", "ADVANCED")).treatment(Table.CUSTOMS))
                .as("a fifth of the ratio").isEqualTo("GREEN");
    }

    @Test
    void aDrawIsThatOfListAndSalt() {
        byte[] salt = "a day's salt".getBytes(StandardCharsets.UTF_8);
        assertThat(Sampling.draw(salt, "QD1")).isEqualTo(Sampling.draw(salt, "QD1")).isNotNegative()
                .isNotEqualTo(Sampling.draw(salt, "QD2")).isNotEqualTo(Sampling.draw("another".getBytes(StandardCharsets.UTF_8), "QD1"));
    }

    @Test
    void theSingleLimitIsInclusiveAndTheYearlyOneForOneItemIsNot() {
        assertThat(judged(RULES, Map.of("dutiableValueFen", 500000L)).verdicts().get(Table.CUSTOMS).row().id()).isEqualTo("CU-20");
        assertThat(judged(RULES, Map.of("dutiableValueFen", 2599999L)).verdicts().get(Table.CUSTOMS).row().id()).isEqualTo("CU-11");
        assertThat(judged(RULES, Map.of("dutiableValueFen", 2600000L)).verdicts().get(Table.CUSTOMS).row().id()).isEqualTo("CU-10");
        assertThat(judged(RULES, Map.of("dutiableValueFen", 300000L, "annualUsedFen", 2300000L)).verdicts().get(Table.CUSTOMS).row().id()).isEqualTo("CU-20");
        assertThat(judged(RULES, Map.of("dutiableValueFen", 300001L, "annualUsedFen", 2300000L)).verdicts().get(Table.CUSTOMS).row().id()).isEqualTo("CU-10");
    }

    @Test
    void whatWasOnlyAssumedIsNamed() {
        Judgement judgement = judged(RULES, Map.of("openWarnings", 1L));
        assertThat(judgement.assumed()).extracting(Fact::name).contains("goodsRisk", "guarantee").doesNotContain("openWarnings", "limit", "grade");
    }

    @Test
    void aFactOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> RULES.catalogue().facts(Map.of("goodsRisk", "BANNED"))).hasMessageContaining("goodsRisk is BANNED, expected one of");
        assertThatThrownBy(() -> RULES.catalogue().facts(Map.of("openWarnings", "1"))).hasMessageContaining("expected a whole number");
        assertThatThrownBy(() -> RULES.catalogue().facts(Map.of("colour", "red"))).hasMessageContaining("colour is not known");
    }

    @Property(tries = 200)
    void sameFactsSameAnswerAndWithinTheTablesWords(@ForAll @LongRange(min = 0, max = 3_000_000) long value,
            @ForAll @LongRange(min = 0, max = 3) long warnings, @ForAll boolean soft, @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long draw) {
        Map<String, Object> facts = Map.of("dutiableValueFen", value, "openWarnings", warnings, "softMismatch", soft, "samplingDraw", draw);
        Judgement once = judged(RULES, facts);
        assertThat(judged(PackagedRulesAgain.RULES, facts).verdicts().get(Table.CUSTOMS).treatment()).isEqualTo(once.treatment(Table.CUSTOMS));
        assertThat(Table.CUSTOMS.outcomes()).contains(once.treatment(Table.CUSTOMS));
        assertThat(once.grade()).isEqualTo(warnings > 0 ? "T4" : soft ? "T2" : "T1");
    }

    /** The same files read a second time. */
    private static final class PackagedRulesAgain {
        private static final RuleSet RULES = PackagedRules.read();
    }

    private static Judgement judged(RuleSet rules, Map<String, Object> facts) {
        return rules.judge(DAY, new Facts(facts), CUSTOMS);
    }

    private static SortedMap<String, String> provincial(String id, String kind, String outcome) {
        SortedMap<String, String> files = PackagedRules.files();
        files.put("60-province.yaml", """
                table: customs
                appeal: {zh: 复核, en: review}
                rows:
                  - id: %s
                    title: {zh: 便利化, en: made easier}
                    source: 省级办法
                    mark: I
                    kind: %s
                    level: PROVINCIAL
                    when: itemCount == 7
                    then: {treatment: %s}
                """.formatted(id, kind, outcome));
        return files;
    }

    private static void assertRefused(String found, String replaced, String place, String what) {
        SortedMap<String, String> files = PackagedRules.files();
        assertThat(files.get("20-customs.yaml")).contains(found);
        files.computeIfPresent("20-customs.yaml", (name, text) -> text.replace(found, replaced));
        assertThatThrownBy(() -> PackagedRules.read(files)).isInstanceOf(RuleFault.class).hasMessageStartingWith(place).hasMessageContaining(what);
    }

    private static void assertRefused(SortedMap<String, String> files, String what) {
        assertThatThrownBy(() -> PackagedRules.read(files)).isInstanceOf(RuleFault.class).hasMessageStartingWith("60-province.yaml line ").hasMessageContaining(what);
    }
}
