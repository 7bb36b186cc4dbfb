package io.singlewindow.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.ParameterBook;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of what a department samples, the share of the day's ratio is drawn; nobody is drawn twice differently, nor by all departments at once. */
class SamplingSharesTest {

    private static final int LISTS = 20_000;
    /** Standard deviations: salts and numbers are fixed, so it holds always or never. */
    private static final double DEVIATIONS = 4;
    private static final LocalDate DAY = LocalDate.of(2021, 5, 1);
    private static final RuleSet RULES = PackagedRules.read();
    private static final Map<String, Map<String, Object>> FACTS = Map.of(
            "IQ-08", Map.of("tradeMode", "1210", "subject", "LOT"), "IQ-09", Map.of("tradeMode", "1210", "lotInspected", true), "IQ-10", Map.of(),
            "IQ-12", Map.of("direction", "EXPORT", "lowRisk", true), "FX-12", Map.of("softMismatch", true));

    private static Verdict verdict(RuleSet rules, Table table, String row, long draw, LocalDate day) {
        Map<String, Object> told = new java.util.HashMap<>(FACTS.get(row));
        told.put("samplingDraw", draw);
        Verdict verdict = rules.judge(day, rules.catalogue().facts(told), Set.of(table)).verdicts().get(table);
        assertThat(verdict.row().id()).isEqualTo(row);
        return verdict;
    }

    private static double share(RuleSet rules, Table table, String row, String drawn, String salt, LocalDate day) {
        return IntStream.range(0, LISTS).filter(n -> verdict(rules, table, row, draw(salt, n), day).treatment().equals(drawn)).count() / (double) LISTS;
    }

    private static long draw(String salt, int list) {
        return Sampling.draw(salt.getBytes(StandardCharsets.UTF_8), "29012021I" + list);
    }

    private static org.assertj.core.data.Offset<Double> about(double ratio) {
        return within(DEVIATIONS * Math.sqrt(ratio * (1 - ratio) / LISTS) + 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"INSPECTION, IQ-08, SAMPLE, 0.10", "INSPECTION, IQ-09, SAMPLE, 0.01", "INSPECTION, IQ-10, SAMPLE, 0.05", "INSPECTION, IQ-12, SAMPLE, 0.02", "FOREX, FX-12, MANUAL, 1"})
    void asManyAreDrawnAsTheRatioOfTheDaySays(Table table, String row, String drawn, double ratio) {
        for (String salt : new String[] {"one day", "another day"}) {
            assertThat(share(RULES, table, row, drawn, salt, DAY)).as(salt).isCloseTo(ratio, about(ratio));
        }
    }

    @Test
    void anotherRatioHoldsFromItsDayOn() {
        String parameters = PackagedRules.text(java.nio.file.Path.of("src/main/resources/rules/parameters.yaml"))
                .replace("rows: [{value: \"100\", mark: I, cite: none}]\nPRICE_LOW", "rows: [{value: \"100\", to: 2021-04-30, mark: I, cite: none}, {value: \"20\", from: 2021-05-01, mark: I, cite: none}]\nPRICE_LOW");
        ParameterBook book = io.singlewindow.rules.parameter.ParameterFile.read(new StringReader(parameters), "parameters.yaml");
        assertThat(book.all()).hasSize(PackagedParameters.read().all().size() + 1);
        RuleSet rules = RuleSet.read(PackagedRules.catalogue(), book, Map.of(), PackagedRules.files());
        assertThat(share(rules, Table.FOREX, "FX-12", "MANUAL", "a day", DAY.minusDays(1))).isEqualTo(1);
        assertThat(share(rules, Table.FOREX, "FX-12", "MANUAL", "a day", DAY)).isCloseTo(0.2, about(0.2));
        assertThat(share(rules, Table.FOREX, "FX-12", "AUTO", "a day", DAY)).isCloseTo(0.8, about(0.8));
    }

    @Test
    void theSameListIsDrawnAlikeHoweverOftenItIsJudged() {
        RuleSet again = PackagedRules.read();
        FACTS.forEach((row, facts) -> IntStream.range(0, 500).forEach(n -> {
            Table table = row.startsWith("FX") ? Table.FOREX : Table.INSPECTION;
            Verdict once = verdict(RULES, table, row, draw("a day", n), DAY);
            Verdict twice = verdict(again, table, row, draw("a day", n), DAY);
            assertThat(twice.treatment()).isEqualTo(once.treatment());
            assertThat(twice.sampled()).isEqualTo(once.sampled()).isEqualTo(once.treatment().equals(once.outcome().drawn()));
        }));
    }

    @Test
    void departmentsDrawEachForItself() {
        double ratio = 0.0244;
        double both = IntStream.range(0, LISTS).mapToLong(n -> draw("a day", n))
                .filter(draw -> RULES.judge(DAY, new Facts(Map.of("samplingDraw", draw)), Set.of(Table.CUSTOMS, Table.INSPECTION)).verdicts().values().stream()
                        .filter(one -> Boolean.TRUE.equals(one.sampled())).count() == 2).count() / (double) LISTS;
        assertThat(both).isCloseTo(ratio * 0.05, about(ratio * 0.05));
    }

    @Test
    void whereNobodyDrawsNobodyIsDrawnButByARatioThatTakesAll() {
        assertThat(RULES.judge(DAY, new Facts(Map.of()), Set.of(Table.INSPECTION)).verdicts().get(Table.INSPECTION).sampled()).isFalse();
        Verdict all = RULES.judge(DAY, RULES.catalogue().facts(FACTS.get("FX-12")), Set.of(Table.FOREX)).verdicts().get(Table.FOREX);
        assertThat(all.row().id()).isEqualTo("FX-12");
        assertThat(all.sampled()).isTrue();
    }
}
