package io.singlewindow.rules.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * A case of {@code rules/cases.yaml}.
 *
 * @param effect that the outcome must have; null: it must have none
 * @param days working days that the outcome must say; null: any
 */
record RowCase(
        String row, LocalDate on, String region, Map<String, Boolean> switched, Map<String, Object> facts, String gives,
        @Nullable String effect, @Nullable Integer days) {

    private static final Path FILE = Path.of("src/test/resources/rules/cases.yaml");

    @SuppressWarnings("unchecked")
    static List<RowCase> all() {
        List<Map<String, Object>> cases = new Yaml().load(PackagedRules.text(FILE));
        return cases.stream().map(one -> new RowCase((String) one.get("row"),
                java.time.LocalDate.ofInstant(((java.util.Date) one.get("day")).toInstant(), java.time.ZoneOffset.UTC),
                (String) one.getOrDefault("region", "rest"), (Map<String, Boolean>) one.getOrDefault("switched", Map.of()),
                (Map<String, Object>) one.get("facts"), (String) one.get("gives"), (String) one.get("effect"), (Integer) one.get("days"))).toList();
    }

    /** Its name: the row's id, what it gives, and on which day. */
    String name() {
        return row + " " + gives + " " + on + (facts.isEmpty() ? "" : " " + new TreeMap<>(facts)) + (switched.isEmpty() ? "" : " switched " + switched);
    }

    Judgement judged(RuleSet rules) {
        Map<String, Object> told = new TreeMap<>(facts);
        told.put("region", region);
        return rules.judge(on, rules.catalogue().facts(told), Set.of(Table.values()));
    }

    /** The row that is meant: of this id, on this day. */
    Optional<Row> meant(RuleSet rules) {
        return rules.rows().stream().filter(one -> one.id().equals(row) && one.holds(on)).findFirst();
    }

    /** The outcome of the row that is meant which is asked for. */
    Optional<Outcome> outcome(RuleSet rules) {
        return meant(rules).flatMap(one -> java.util.stream.Stream.concat(one.instead().stream().map(Row.Case::then), java.util.stream.Stream.of(one.then()))
                .filter(given -> given.treatments().contains(gives) && (effect == null ? given.effects().isEmpty() : given.effects().contains(effect))
                        && (days == null || given.dueDays() != null
                                && given.dueDays().on(on, rules.parameters()).compareTo(BigDecimal.valueOf(days)) == 0))
                .findFirst());
    }
}
