package io.singlewindow.rules.parameter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One value of a parameter, and the days on which it holds.
 *
 * @param id e.g. {@code LIM_SINGLE}
 * @param value a number where there is a unit, else a word
 * @param unit e.g. CNY, USD, %, days, working-days; empty for a word
 * @param from first day; null: since ever
 * @param to last day, inclusive; null: until further notice
 * @param cite the instrument, in its own language
 */
public record Parameter(
        String id, String value, String unit, @Nullable LocalDate from, @Nullable LocalDate to, Mark mark, Kind kind, String cite) {

    /** True when it holds on this day. */
    public boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** True when there is a day on which both hold. */
    boolean overlaps(Parameter other) {
        return (to == null || other.from == null || !to.isBefore(other.from)) && (other.to == null || from == null || !other.to.isBefore(from));
    }
}
