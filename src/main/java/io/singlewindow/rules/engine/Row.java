package io.singlewindow.rules.engine;

import io.singlewindow.rules.parameter.Kind;
import io.singlewindow.rules.parameter.Mark;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, for the days on which it holds.
 *
 * @param id e.g. {@code CU-10}; several rows may have it, on different days
 * @param place file and line, for what is said of faults
 * @param source instrument and article, in its own language
 * @param kind what it is about
 * @param from first day; null: since ever
 * @param to last day, inclusive; null: until further notice
 * @param regions codes of regions it is for; empty: all
 * @param modes trade modes it is for; empty: all
 * @param direction IMPORT or EXPORT; null: both
 * @param enabled whether it counts where no switch says otherwise
 * @param switches on or off by region's code
 * @param shadow evaluated and noted, without effect
 * @param when its condition, in CEL
 * @param instead outcomes in its place, the first whose condition holds
 * @param parameters ids of the dated parameters it rests on
 * @param appeal where an objection goes
 */
public record Row(
        String id, Table table, String place, Words title, String source, Mark mark, Kind kind, Level level,
        @Nullable LocalDate from, @Nullable LocalDate to, Set<String> regions, Set<String> modes, @Nullable String direction,
        boolean enabled, Map<String, Boolean> switches, boolean shadow, String when, Outcome then, List<Case> instead,
        List<String> parameters, Actor whoActs, @Nullable Words next, Words appeal) {

    /** An outcome of its own under a further condition. */
    public record Case(String when, Outcome then) {}

    /** All its conditions. */
    List<String> conditions() {
        return Stream.concat(Stream.of(when), instead.stream().map(Case::when)).toList();
    }

    /** All that it may give. */
    public List<Outcome> outcomes() {
        return Stream.concat(Stream.of(then), instead.stream().map(Case::then)).toList();
    }

    /** True when it holds on this day. */
    public boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** True when it counts in this region: switched on there, and meant for it. */
    public boolean counts(String region) {
        return switches.getOrDefault(region, enabled) && (regions.isEmpty() || regions.contains(region));
    }

    /** True when it counts for this region, trade mode and direction. */
    boolean covers(String region, String mode, String way) {
        return counts(region) && (modes.isEmpty() || modes.contains(mode)) && (direction == null || direction.equals(way));
    }

    /** True when there is a day on which both hold. */
    boolean overlaps(Row other) {
        return (to == null || other.from == null || !to.isBefore(other.from)) && (other.to == null || from == null || !other.to.isBefore(from));
    }

    /** True when it may give what no provincial row may come before. */
    boolean mayBlock() {
        return outcomes().stream().flatMap(one -> one.treatments().stream()).anyMatch(table::blocks);
    }

    /** True when nothing narrows it: where nothing else holds, it does. */
    boolean catchesAll() {
        return when.equals("true") && enabled && switches.isEmpty() && !shadow && from == null && to == null && regions.isEmpty()
                && modes.isEmpty() && direction == null;
    }
}
