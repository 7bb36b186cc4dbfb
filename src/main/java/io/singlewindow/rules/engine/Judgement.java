package io.singlewindow.rules.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tables give for a transaction on a day.
 *
 * @param on the day whose rules were taken
 * @param facts as told
 * @param assumed facts that a hit row asks for and nobody told
 */
public record Judgement(LocalDate on, Facts facts, Map<Table, Verdict> verdicts, List<Fact> assumed) {

    /** The truth grade, T1 to T4. */
    public String grade() {
        Verdict grade = verdicts.get(Table.GRADE);
        return grade == null ? "T4" : grade.treatment();
    }

    /** The treatment by one table; null when it was not asked. */
    public @Nullable String treatment(Table table) {
        Verdict verdict = verdicts.get(table);
        return verdict == null ? null : verdict.treatment();
    }
}
