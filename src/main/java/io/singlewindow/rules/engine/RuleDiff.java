package io.singlewindow.rules.engine;

import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one version of the rules says other than another, row by row and member by member. */
public final class RuleDiff {

    private RuleDiff() {}

    /** What became of a row or parameter. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A difference.
     *
     * @param what {@code customs/CU-19 from 2026-04-01}, or {@code parameter LIM_SINGLE from 2019-01-01}
     * @param before members that differ, as they were; null for one that is added
     * @param after the same as they are; null for one that is removed
     */
    public record Change(Kind kind, String what, @Nullable Map<String, String> before, @Nullable Map<String, String> after) {}

    /** What has to be done to the first to make it the second. */
    public static List<Change> between(RuleSet first, RuleSet second) {
        return between(members(first), members(second));
    }

    /** The same of parameters that stand in a file of their own. */
    public static List<Change> between(ParameterBook first, ParameterBook second) {
        return between(members(first), members(second));
    }

    private static List<Change> between(Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String what : all) {
            Map<String, String> was = before.get(what);
            Map<String, String> is = after.get(what);
            if (was == null) {
                changes.add(new Change(Kind.ADDED, what, null, is));
            } else if (is == null) {
                changes.add(new Change(Kind.REMOVED, what, was, null));
            } else if (!was.equals(is)) {
                changes.add(new Change(Kind.CHANGED, what, only(was, is), only(is, was)));
            }
        }
        return changes;
    }

    private static Map<String, String> only(Map<String, String> of, Map<String, String> other) {
        Map<String, String> differing = new LinkedHashMap<>();
        of.forEach((name, value) -> {
            if (!Objects.equals(other.get(name), value)) {
                differing.put(name, value);
            }
        });
        return differing;
    }

    private static Map<String, Map<String, String>> members(RuleSet rules) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (Table table : Table.values()) {
            List<Row> tried = rules.tried(table);
            for (int i = 0; i < tried.size(); i++) {
                Row row = tried.get(i);
                Map<String, String> members = members(row);
                // its place among the others decides who comes first
                members.put("behind", i == 0 ? "-" : tried.get(i - 1).id());
                all.put(name(row), members);
            }
        }
        all.putAll(members(rules.parameters()));
        return all;
    }

    private static Map<String, Map<String, String>> members(ParameterBook parameters) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        parameters.all().forEach(one -> all.put(name(one), members(one)));
        return all;
    }

    /** How a difference names a row. */
    public static String name(Row row) {
        return row.table().word() + "/" + row.id() + " from " + (row.from() == null ? "ever" : row.from());
    }

    /** How a difference names a parameter. */
    public static String name(Parameter parameter) {
        return "parameter " + parameter.id() + " from " + (parameter.from() == null ? "ever" : parameter.from());
    }

    private static String both(Words words) {
        return words.zh() + " / " + words.en();
    }

    private static Map<String, String> members(Row row) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("title", both(row.title()));
        members.put("source", row.source());
        members.put("mark", row.mark().name());
        members.put("kind", row.kind().name());
        members.put("level", row.level().name());
        members.put("to", String.valueOf(row.to()));
        members.put("regions", new TreeSet<>(row.regions()).toString());
        members.put("modes", new TreeSet<>(row.modes()).toString());
        members.put("direction", String.valueOf(row.direction()));
        members.put("enabled", String.valueOf(row.enabled()));
        members.put("switches", new java.util.TreeMap<>(row.switches()).toString());
        members.put("shadow", String.valueOf(row.shadow()));
        members.put("when", row.when());
        members.put("then", row.then().toString());
        members.put("instead", row.instead().toString());
        members.put("parameters", row.parameters().toString());
        members.put("whoActs", row.whoActs().name());
        members.put("next", row.next() == null ? "-" : both(row.next()));
        members.put("appeal", both(row.appeal()));
        return members;
    }

    private static Map<String, String> members(Parameter parameter) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("value", parameter.value());
        members.put("unit", parameter.unit());
        members.put("to", String.valueOf(parameter.to()));
        members.put("mark", parameter.mark().name());
        members.put("kind", parameter.kind().name());
        members.put("cite", parameter.cite());
        return members;
    }
}
