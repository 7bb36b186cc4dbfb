package io.singlewindow.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of every table is reached, by a case named by its id. */
class RowCasesTest {

    private static final Map<Map<String, Boolean>, RuleSet> RULES = new ConcurrentHashMap<>();

    @TestFactory
    Stream<DynamicTest> theRowDecides() {
        return RowCase.all().stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> decides(one)));
    }

    private static void decides(RowCase one) {
        RuleSet rules = rules(one.switched());
        Row meant = one.meant(rules).orElseThrow();
        Verdict verdict = one.judged(rules).verdicts().get(meant.table());
        assertThat(verdict.hits()).as("rows that hold").contains(meant);
        if (meant.table() == Table.EXPORT) {
            // every row that holds counts: the one that is meant gives what it says
            assertThat(one.outcome(rules)).isPresent();
            return;
        }
        assertThat(verdict.row()).isEqualTo(meant);
        assertThat(verdict.treatment()).isEqualTo(one.gives());
        assertThat(one.outcome(rules)).contains(verdict.outcome());
    }

    @Test
    void noRowAndNoOutcomeOfARowIsLeftOut() {
        RuleSet rules = rules(Map.of());
        List<RowCase> cases = RowCase.all();
        for (Row row : rules.rows()) {
            Stream<Outcome> outcomes = Stream.concat(Stream.of(row.then()), row.instead().stream().map(Row.Case::then));
            assertThat(outcomes).as(row.id() + " from " + row.from()).allSatisfy(outcome -> assertThat(cases)
                    .anyMatch(one -> one.meant(rules).equals(java.util.Optional.of(row)) && one.outcome(rules).equals(java.util.Optional.of(outcome))));
        }
        assertThat(cases).allSatisfy(one -> assertThat(one.meant(rules)).as(one.name()).isPresent());
    }

    private static RuleSet rules(Map<String, Boolean> switched) {
        return RULES.computeIfAbsent(switched, PackagedRules::read);
    }
}
