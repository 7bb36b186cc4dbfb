package io.singlewindow.consignment.match;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field across the documents that carry it.
 *
 * @param field e.g. {@code orderNo} or {@code lines[2].qty}
 * @param values by document ({@code order, payment, proceeds, waybill, list}); identity numbers and telephones masked
 * @param elements where each value stands in its message, e.g. {@code OrderHead/acturalPaid}; same keys as values
 * @param rule what was asked, in words
 * @param tolerance how far the values may be apart; null when not at all
 */
public record FieldMatch(
        String field,
        Severity severity,
        Verdict verdict,
        Map<String, String> values,
        Map<String, String> elements,
        String rule,
        @Nullable String tolerance) {

    /** What a difference costs. */
    public enum Severity {
        /** The list is returned. */
        HARD,
        /** The grade is lowered. */
        SOFT
    }

    /** How the values stand to each other. */
    public enum Verdict {
        EQUAL,
        /** Not the same, and as the rule or its tolerance allows. */
        WITHIN,
        DIFFERENT,
        /** Fewer than two documents carry the field, so there is nothing to compare. */
        ABSENT
    }

    public FieldMatch {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    }

    /** True for a difference that returns the list. */
    public boolean differsHard() {
        return verdict == Verdict.DIFFERENT && severity == Severity.HARD;
    }

    /** True for a difference that only lowers the grade. */
    public boolean differsSoft() {
        return verdict == Verdict.DIFFERENT && severity == Severity.SOFT;
    }
}
