package io.singlewindow.rules.engine;

import io.singlewindow.rules.parameter.Kind;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What rows must be together, and what a provincial row must not do. */
final class RowChecks {

    private static final Set<String> PROVINCIAL_EFFECTS_REFUSED = Set.of("FULL_TAX", "GENERAL_TRADE", "QUOTA_COUNTED", "VOID_GOODS_FILING");

    private RowChecks() {}

    /**
     * Finds all faults, with their places.
     *
     * @param parameters that rows may rest on; null where they are not known
     */
    static void check(List<Row> rows, @Nullable ParameterBook parameters, RuleFaults faults) {
        for (Row row : rows) {
            faults.look(() -> days(row));
            if (parameters != null) {
                Set<String> known = parameters.all().stream().map(Parameter::id).collect(Collectors.toSet());
                faults.look(() -> named(row, known));
            }
            if (row.level() == Level.PROVINCIAL) {
                faults.look(() -> provincial(row));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            Row later = rows.get(i);
            rows.subList(0, i).forEach(earlier -> faults.look(() -> together(earlier, later)));
        }
        for (Table table : Table.values()) {
            List<Row> own = rows.stream().filter(row -> row.table() == table).toList();
            if (!own.isEmpty() && own.stream().noneMatch(Row::catchesAll)) {
                faults.add(new RuleFault(own.get(own.size() - 1).place(), "table " + table.word()
                        + " has no last row for everything else: when true, without days, regions, modes, direction and switches"));
            }
        }
    }

    private static void days(Row row) {
        if (row.from() != null && row.to() != null && row.to().isBefore(row.from())) {
            throw new RuleFault(row.place(), row.id() + " ends on " + row.to() + ", before it begins on " + row.from());
        }
    }

    private static void named(Row row, Set<String> known) {
        Stream<String> figures = row.outcomes().stream().flatMap(one -> one.named().stream());
        Stream.concat(row.parameters().stream(), figures).filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw new RuleFault(row.place(), row.id() + " rests on parameter " + id + ", which is not there");
        });
    }

    private static void provincial(Row row) {
        if (row.kind() != Kind.PROCESS) {
            throw new RuleFault(row.place(), row.id() + " is provincial and touches a " + row.kind()
                    + ": a province may say how something is handled, never limits, rates, lists or who is who");
        }
        if (row.regions().isEmpty() && row.catchesAll()) {
            throw new RuleFault(row.place(), row.id() + " is provincial and leaves nothing to the rows behind it");
        }
        row.outcomes().forEach(outcome -> {
            outcome.treatments().stream().filter(one -> row.table().blocks(one) && !one.equals("RED")).findFirst().ifPresent(one -> {
                throw new RuleFault(row.place(), row.id() + " is provincial and gives " + one + ", which only a national row may");
            });
            outcome.effects().stream().filter(PROVINCIAL_EFFECTS_REFUSED::contains).findFirst().ifPresent(effect -> {
                throw new RuleFault(row.place(), row.id() + " is provincial and has the effect " + effect + ", which only a national row may have");
            });
        });
    }

    private static void together(Row earlier, Row later) {
        if (!earlier.id().equals(later.id())) {
            return;
        }
        if (earlier.table() != later.table() || earlier.level() != later.level()) {
            throw new RuleFault(later.place(), later.id() + " stands at " + earlier.place() + " too, in another table or of another level");
        }
        if (earlier.overlaps(later)) {
            throw new RuleFault(later.place(), later.id() + " holds on days of the one at " + earlier.place());
        }
    }

    /** The rows in the order in which they are tried: provincial ones right behind the last other that may block, the last one last. */
    static List<Row> ordered(List<Row> rows) {
        List<Row> others = new ArrayList<>(rows.stream().filter(row -> row.level() != Level.PROVINCIAL && !row.catchesAll()).toList());
        List<Row> provincial = rows.stream().filter(row -> row.level() == Level.PROVINCIAL).toList();
        int behind = 0;
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).mayBlock()) {
                behind = i + 1;
            }
        }
        others.addAll(behind, provincial);
        rows.stream().filter(Row::catchesAll).findFirst().ifPresent(others::add);
        return others;
    }

    /** Tables of which there must be one. */
    static void complete(List<Row> rows) {
        Arrays.stream(Table.values()).filter(table -> rows.stream().noneMatch(row -> row.table() == table)).findFirst().ifPresent(table -> {
            throw new RuleFault("rules", "table " + table.word() + " is missing");
        });
    }
}
