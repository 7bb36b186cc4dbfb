package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.rules.engine.Facts;
import io.singlewindow.rules.engine.PackagedRules;
import io.singlewindow.rules.engine.RuleSet;
import io.singlewindow.rules.engine.Table;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Decisions per second of one thread's processor time, with the tables that ship: facts in, all verdicts out, nothing kept. */
class RulesBench {

    private static final int BLOCKS = 7;
    private static final int DECISIONS_PER_BLOCK = 50_000;
    private static final double NANOS = 1e9;
    /** Asked when documents agree. */
    static final Set<Table> MATCH = EnumSet.of(Table.CUSTOMS, Table.EXPORT, Table.INSPECTION);

    @Test
    void decisions() {
        Report.begin();
        RuleSet rules = PackagedRules.read();
        double match = perSecond(rules, MATCH);
        double all = perSecond(rules, EnumSet.allOf(Table.class));
        Report.add("Decisions, one thread", "| tables | decisions/s |\n|---|--:|\n| those of the match (grade, customs, export, inspection) | " + Math.round(match)
                + " |\n| all six | " + Math.round(all) + " |\n");
        assertThat(match).isPositive();
    }

    /** The median of the blocks after one to warm up. */
    static double perSecond(RuleSet rules, Set<Table> tables) {
        List<Facts> facts = List.of(facts(rules, Map.of()), facts(rules, Map.of("softMismatch", true)), facts(rules, Map.of("openWarnings", 2L)),
                facts(rules, Map.of("dutiableValueFen", 520_000L)), facts(rules, Map.of("direction", "EXPORT", "statisticsFlag", "MERGE")));
        LocalDate day = LocalDate.of(2024, 5, 1);
        List<Double> blocks = new ArrayList<>();
        for (int block = 0; block <= BLOCKS; block++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            int rows = 0;
            for (int i = 0; i < DECISIONS_PER_BLOCK; i++) {
                rows += rules.judge(day, facts.get(i % facts.size()), tables).verdicts().size();
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            assertThat(rows).isGreaterThanOrEqualTo(DECISIONS_PER_BLOCK);
            if (block > 0) {
                blocks.add(DECISIONS_PER_BLOCK * NANOS / nanos);
            }
        }
        return blocks.stream().sorted().toList().get(BLOCKS / 2);
    }

    private static Facts facts(RuleSet rules, Map<String, Object> told) {
        Map<String, Object> all = new java.util.HashMap<>(Map.of("region", "hangzhou", "tradeMode", "9610", "documentsComplete", true, "signatures", "VALID",
                "goodsValueFen", 19_800L, "itemCount", 3L, "samplingDraw", Long.MAX_VALUE / 2));
        all.putAll(told);
        return rules.catalogue().facts(all);
    }
}
