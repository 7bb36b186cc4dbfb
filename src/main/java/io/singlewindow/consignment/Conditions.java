package io.singlewindow.consignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What consignments have to fit, as SQL with named parameters; the consignment's row is {@code c}. */
public final class Conditions {

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

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

    /** Its id has to be among those that a question finds under these conditions; nothing where there are none. */
    public Conditions andIn(String question, Conditions known) {
        if (known.parts.isEmpty()) {
            return this;
        }
        values.putAll(known.values);
        return and("c.id IN (" + question + " WHERE " + known.sql() + ")");
    }

    /** A further parameter. */
    public Conditions with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    String sql() {
        return parts.isEmpty() ? "TRUE" : String.join(" AND ", parts);
    }

    Map<String, Object> values() {
        return values;
    }
}
