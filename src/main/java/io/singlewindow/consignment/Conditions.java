package io.singlewindow.consignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What consignments have to fit, as SQL with named parameters; the consignment's row is {@code c}. */
public final class Conditions {

    private static final Pattern BOUNDED = Pattern.compile("BOUNDED\\(([a-z._]+)\\)");

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> bounds = new ArrayList<>();

    /**
     * To be put into a question about another table, whose column holds the consignment's id: the bounds of the id hold for it too. A
     * database does not conclude that, and would read the other table from its beginning to where the page begins.
     */
    public static String bounded(String column) {
        return "BOUNDED(" + column + ")";
    }

    /** Its id has to compare so, e.g. {@code < :after}; nothing where the value is null. */
    public Conditions andId(String comparison, String name, @Nullable Object value) {
        if (value != null) {
            bounds.add(comparison);
            and("c.id " + comparison, name, value);
        }
        return this;
    }

    /** It has to fit this too. */
    public Conditions and(String sql) {
        parts.add("(" + sql + ")");
        return this;
    }

    /** It has to fit this too, which names one parameter; nothing where the value is null. */
    public Conditions and(String sql, String name, @Nullable Object value) {
        if (value != null) {
            and(sql).with(name, value);
        }
        return this;
    }

    /**
     * Its id has to be among those that a question finds under these conditions; nothing where there are none.
     *
     * @param idColumn where the question's table holds it
     */
    public Conditions andIn(String question, String idColumn, Conditions known) {
        if (known.parts.isEmpty()) {
            return this;
        }
        values.putAll(known.values);
        return and("c.id IN (" + question + " WHERE " + known.sql() + " AND " + bounded(idColumn) + ")");
    }

    /** A further parameter. */
    public Conditions with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    String sql() {
        return parts.isEmpty() ? "TRUE" : BOUNDED.matcher(String.join(" AND ", parts)).replaceAll(column -> bounds.isEmpty() ? "TRUE"
                : bounds.stream().map(bound -> column.group(1) + " " + bound).collect(Collectors.joining(" AND ")));
    }

    Map<String, Object> values() {
        return values;
    }
}
