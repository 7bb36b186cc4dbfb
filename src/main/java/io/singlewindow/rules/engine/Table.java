package io.singlewindow.rules.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The tables, in the order in which they are evaluated: what one gives, the next may ask (decision tables, 3.1 and 3.3 to 3.6). */
public enum Table {
    /** 真实性等级: every row that holds caps the grade; the lowest cap is the grade. */
    GRADE("grade", false, Set.of("T1", "T2", "T3", "T4"), Set.of()),
    /** 海关. WAIT: a document is missing, nothing is decided. */
    CUSTOMS("customs", true, Set.of("GREEN", "YELLOW", "RED", "HOLD", "RETURN", "REJECT", "WAIT"), Set.of("RED", "HOLD", "RETURN", "REJECT", "WAIT")),
    /** 出口清单申报方式: every row that holds. */
    EXPORT("export", false, Set.of("LIST", "HS_4_DIGITS", "HS_6_DIGITS", "STATISTICS_ONLY", "SUMMARY", "FULL_DECLARATION", "NOT_SUMMED"), Set.of()),
    /** 检验检疫. */
    INSPECTION("inspection", true, Set.of("RELEASE", "SAMPLE", "ENTRY_QUARANTINE", "ENTRY_INSPECTION", "HOLD", "RETURN", "REJECT"),
            Set.of("HOLD", "RETURN", "REJECT")),
    /** 外汇结算. */
    FOREX("forex", true, Set.of("AUTO", "MANUAL", "QUOTA_CHECK", "BLOCK"), Set.of("BLOCK", "QUOTA_CHECK")),
    /** 出口退(免)税. */
    TAX_REFUND("tax-refund", true, Set.of("REFUND", "EXEMPT", "TAXED", "HOLD", "NOT_ELIGIBLE", "RECLAIM"),
            Set.of("HOLD", "NOT_ELIGIBLE", "RECLAIM", "TAXED"));

    private final String word;
    private final boolean firstHit;
    private final Set<String> outcomes;
    private final Set<String> blocking;

    Table(String word, boolean firstHit, Set<String> outcomes, Set<String> blocking) {
        this.word = word;
        this.firstHit = firstHit;
        this.outcomes = outcomes;
        this.blocking = blocking;
    }

    /** Its name in files, and that of its authority outside. */
    public String word() {
        return word;
    }

    /** True when the first row that holds decides; else every row that holds counts, and the last one only where no other does. */
    public boolean firstHit() {
        return firstHit;
    }

    /** What its rows may give. */
    public Set<String> outcomes() {
        return outcomes;
    }

    /** True for an outcome that no provincial row may give or come before. */
    public boolean blocks(String outcome) {
        return blocking.contains(outcome);
    }

    /** The table of this name. */
    public static Optional<Table> of(String word) {
        return Arrays.stream(values()).filter(table -> table.word.equals(word)).findFirst();
    }
}
