package io.singlewindow.console;

import io.singlewindow.rules.engine.Row;
import io.singlewindow.rules.engine.RuleDiff;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.version.RuleBook;
import io.singlewindow.rules.version.RuleVersions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What one version of the rules says other than another, in words. */
@Component
@Profile("!simulator")
class RuleChanges {

    private final RuleBook book;
    private final RuleVersions versions;
    private final RuleWords words;

    RuleChanges(RuleBook book, RuleVersions versions, RuleWords words) {
        this.book = book;
        this.versions = versions;
        this.words = words;
    }

    /**
     * A row or parameter that differs.
     *
     * @param kind ADDED, REMOVED or CHANGED
     * @param table word of its table; {@code parameters} for a parameter
     * @param id of the row or parameter
     * @param title of the row; name of the parameter
     * @param days on which it holds
     */
    record Change(String kind, String table, String id, String title, String days, List<Member> members) {}

    /** A member that differs; null where the row is not there. */
    record Member(String name, @Nullable String before, @Nullable String after) {}

    /**
     * What has to be done to the first to make it the second.
     *
     * @param official whether it is told too what only officials read
     */
    List<Change> between(int first, int second, boolean official) {
        RuleBook.InForce before = book.asked(first);
        RuleBook.InForce after = book.asked(second);
        Map<String, Object> was = named(before);
        Map<String, Object> is = named(after);
        return versions.diff(second, first, official).stream().map(change -> change(change, before, after, was.get(change.what()), is.get(change.what()))).toList();
    }

    private static Map<String, Object> named(RuleBook.InForce rules) {
        Map<String, Object> named = new HashMap<>();
        for (Table table : Table.values()) {
            rules.rules().tried(table).forEach(row -> named.put(RuleDiff.name(row), row));
        }
        rules.rules().parameters().all().forEach(one -> named.put(RuleDiff.name(one), one));
        rules.further().values().forEach(book -> book.all().forEach(one -> named.put(RuleDiff.name(one), one)));
        return named;
    }

    private Change change(RuleDiff.Change change, RuleBook.InForce before, RuleBook.InForce after, @Nullable Object was, @Nullable Object is) {
        Object shown = is == null ? was : is;
        List<Member> members = new ArrayList<>();
        Map<String, String> named = change.after() == null ? change.before() : change.after();
        if (named != null) {
            named.keySet().stream().filter(name -> change.kind() == RuleDiff.Kind.CHANGED || TELLING.contains(name)).forEach(name -> members.add(new Member(name,
                    was == null ? null : member(name, was, before, change.before()), is == null ? null : member(name, is, after, change.after()))));
        }
        if (shown instanceof Row row) {
            return new Change(change.kind().name(), row.table().word(), row.id(), words.say(row.title()), words.days(row.from(), row.to()), members);
        }
        Parameter parameter = (Parameter) java.util.Objects.requireNonNull(shown);
        return new Change(change.kind().name(), "parameters", parameter.id(), words.word("parameter", parameter.id()),
                words.days(parameter.from(), parameter.to()), members);
    }

    /** Of a row that is new or gone: what it says, without how it is kept. */
    private static final List<String> TELLING = List.of("source", "mark", "when", "then", "instead", "regions", "next", "behind", "value", "cite");

    private String member(String name, Object of, RuleBook.InForce rules, @Nullable Map<String, String> plain) {
        String otherwise = plain == null ? "" : plain.getOrDefault(name, "");
        if (of instanceof Parameter parameter) {
            return name.equals("value") ? words.amount(parameter.value(), parameter.unit()) : coded(name, otherwise);
        }
        Row row = (Row) of;
        ParameterBook parameters = rules.rules().parameters();
        LocalDate day = row.from() == null ? row.to() == null ? LocalDate.MAX : row.to() : row.from();
        return switch (name) {
            case "title" -> words.say(row.title());
            case "when" -> words.condition(row.when());
            case "then" -> words.outcome(row.then(), day, parameters);
            case "instead" -> words.list(row.instead().stream().map(one -> words.condition(one.when()) + " → " + words.outcome(one.then(), day, parameters)).toList());
            case "next" -> row.next() == null ? "–" : words.say(row.next());
            case "appeal" -> words.say(row.appeal());
            case "whoActs" -> words.say(row.whoActs().words());
            case "regions" -> words.list(new TreeSet<>(row.regions()).stream().map(code -> RuleRows.region(rules, code)).toList());
            case "modes" -> words.list(List.copyOf(new TreeSet<>(row.modes())));
            case "parameters" -> words.list(row.parameters().stream().map(id -> words.word("parameter", id)).toList());
            case "switches" -> words.list(row.switches().entrySet().stream()
                    .map(one -> RuleRows.region(rules, one.getKey()) + " " + words.word("rules.switch", one.getValue() ? "on" : "off")).toList());
            default -> coded(name, otherwise);
        };
    }

    /** Marks, kinds, levels, directions and days have words by their names. */
    private String coded(String name, String value) {
        return switch (name) {
            case "mark", "kind", "level", "direction" -> value.equals("null") ? "–" : words.word(name, value);
            case "enabled", "shadow" -> words.word("yes-no", value);
            default -> value.equals("null") || value.isEmpty() ? "–" : value;
        };
    }
}
