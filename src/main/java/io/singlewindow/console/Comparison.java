package io.singlewindow.console;

import io.singlewindow.masking.Masker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A match report as a table: a row for each field, a column for each document.
 *
 * @param sides documents that are compared, e.g. {@code order}
 * @param differences how many fields differ
 */
record Comparison(List<String> sides, List<Row> rows, long differences) {

    private static final List<String> SIDES = List.of("platform", "order", "payment", "proceeds", "waybill", "list");

    /**
     * A field.
     *
     * @param line number of the row of goods that it belongs to; null for a field of the heads
     * @param verdict EQUAL, WITHIN, DIFFERENT or ABSENT
     */
    record Row(String field, @Nullable String line, String verdict, String severity, Map<String, Cell> cells, String rule, @Nullable String tolerance) {

        /** True when the documents do not agree. */
        public boolean differs() {
            return verdict.equals("DIFFERENT");
        }
    }

    /**
     * A value.
     *
     * @param odd true when it is not what the first document says
     */
    record Cell(String value, String element, boolean odd) {}

    /** The table of a report; personal data masked. */
    static Comparison of(JsonNode match, boolean differencesOnly) {
        List<Row> rows = new ArrayList<>();
        Set<String> sides = new LinkedHashSet<>();
        for (JsonNode field : match.path("fields")) {
            Row row = row(field);
            row.cells().keySet().forEach(sides::add);
            rows.add(row);
        }
        long differences = rows.stream().filter(Row::differs).count();
        List<Row> shown = differencesOnly ? rows.stream().filter(Row::differs).toList() : rows;
        return new Comparison(SIDES.stream().filter(sides::contains).toList(), shown, differences);
    }

    private static Row row(JsonNode field) {
        String name = field.path("field").asString("");
        String line = name.matches("lines\\[\\d+].*") ? name.substring(6, name.indexOf(']')) : null;
        String plain = line == null ? name : name.substring(name.indexOf(']') + 1).replaceFirst("^[.]", "");
        boolean differs = field.path("verdict").asString("").equals("DIFFERENT");
        Map<String, Cell> cells = new LinkedHashMap<>();
        String first = null;
        for (Map.Entry<String, JsonNode> value : field.path("values").properties()) {
            String element = field.path("elements").path(value.getKey()).asString(plain);
            String raw = value.getValue().asString("");
            first = first == null ? raw : first;
            cells.put(value.getKey(), new Cell(Masker.shown(Masker.isPersonal(element) ? element : plain, raw), element, differs && !raw.equals(first)));
        }
        return new Row(plain.isEmpty() ? "line" : plain, line, field.path("verdict").asString(""), field.path("severity").asString(""), cells,
                field.path("rule").asString(""), tolerance(field.path("tolerance").asString(null)));
    }

    /** A time is written in seconds, as on the rest of the page. */
    private static @Nullable String tolerance(@Nullable String text) {
        return text != null && text.startsWith("PT") ? Duration.parse(text).toSeconds() + " s" : text;
    }
}
