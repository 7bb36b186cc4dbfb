package io.singlewindow.statistics;

import io.singlewindow.statistics.FigureTable.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The same table as JSON and as CSV (RFC 4180, UTF-8). */
public final class FigureForms {

    /** What stands before the sums in CSV. */
    private static final String REST = "rest";
    private static final String WHOLE = "whole";

    private FigureForms() {}

    static Map<String, @Nullable Object> json(FigureTable table) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("figure", table.figure().word());
        json.put("from", table.query().from().toString());
        json.put("to", table.query().to().toString());
        json.put("keys", table.keys());
        json.put("columns", table.columns());
        json.put("items", table.rows().stream().map(row -> json(table, row)).toList());
        json.put("rest", table.rest() == null ? null : json(table, table.rest()));
        json.put("whole", json(table, table.whole()));
        json.put("countedTo", table.countedTo());
        return json;
    }

    private static Map<String, @Nullable Object> json(FigureTable table, Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (int i = 0; i < row.keys().size(); i++) {
            json.put(table.keys().get(i), row.keys().get(i));
        }
        for (int i = 0; i < table.columns().size(); i++) {
            json.put(table.columns().get(i), row.values().get(i));
        }
        json.put("search", row.search());
        return json;
    }

    /** With a line for the rest, where there is one, and a last one for the whole. */
    public static String csv(FigureTable table) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            List<Object> head = new ArrayList<>(table.keys());
            head.addAll(table.columns());
            printer.printRecord(head);
            for (Row row : table.rows()) {
                printer.printRecord(line(row.keys().stream().map(FigureForms::plain).toList(), row));
            }
            if (table.rest() != null) {
                printer.printRecord(line(only(REST, table.keys().size()), table.rest()));
            }
            printer.printRecord(line(only(WHOLE, table.keys().size()), table.whole()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("Text in memory", impossible);
        }
        return text.toString();
    }

    private static List<String> only(String word, int columns) {
        List<String> cells = new ArrayList<>(List.of(word));
        while (cells.size() < columns) {
            cells.add("");
        }
        return cells;
    }

    /** Codes come out of messages: a spreadsheet must not take one for a formula. */
    private static String plain(String key) {
        return key.matches("[=+\\-@\\t\\r].*") ? "'" + key : key;
    }

    private static List<@Nullable Object> line(List<String> keys, Row row) {
        List<@Nullable Object> cells = new ArrayList<>(keys);
        row.values().forEach(value -> cells.add(value == null ? null : plain(value)));
        return cells;
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
