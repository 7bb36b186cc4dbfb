package io.singlewindow.console.filing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a form says, as rows that are read, and what differs between two of them. Attachments are shown by themselves. */
final class FiledContent {

    private static final Set<String> LEFT_OUT = Set.of("attachments", "pledgeAttachmentId", "undertakingAttachmentId", "certificate");

    private FiledContent() {}

    /** A value, and its place in the form. */
    record Cell(String pointer, String value) {}

    /** What is said under one name: one value, several, or a row of them. */
    record Row(String pointer, List<Cell> cells) {}

    /** What differs; the one or the other is empty where it is not said. */
    record Change(String pointer, List<Cell> before, List<Cell> after) {}

    /** The rows of a form, those with nothing in them left out. */
    static List<Row> rows(JsonNode content) {
        List<Row> rows = new ArrayList<>();
        content.properties().stream().filter(member -> !LEFT_OUT.contains(member.getKey())).forEach(member -> add(rows, member.getKey(), member.getValue()));
        return rows;
    }

    private static void add(List<Row> rows, String pointer, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(member -> add(rows, pointer + "/" + member.getKey(), member.getValue()));
        } else if (pointer.equals("codes")) {
            // a department has one: told by its name, not by its place
            value.forEach(one -> add(rows, pointer + "/" + one.path("authority").asString(""), one.path("code")));
        } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
            for (int i = 0; i < value.size(); i++) {
                String at = pointer + "/" + i;
                List<Cell> cells = new ArrayList<>();
                value.get(i).properties().forEach(member -> cells.addAll(cells(at + "/" + member.getKey(), member.getValue())));
                rows.add(new Row(at, cells));
            }
        } else {
            List<Cell> cells = value.isArray() ? value.valueStream().flatMap(one -> cells(pointer, one).stream()).toList() : cells(pointer, value);
            if (!cells.isEmpty()) {
                rows.add(new Row(pointer, cells));
            }
        }
    }

    private static List<Cell> cells(String pointer, JsonNode value) {
        String text = value.isNull() ? "" : value.asString("");
        return text.isEmpty() ? List.of() : List.of(new Cell(pointer, text));
    }

    /** What differs, in the order of the newer form. */
    static List<Change> changes(JsonNode before, JsonNode after) {
        Map<String, List<Cell>> old = byPointer(before);
        Map<String, List<Cell>> now = byPointer(after);
        Set<String> pointers = new LinkedHashSet<>(now.keySet());
        pointers.addAll(old.keySet());
        List<Change> changes = new ArrayList<>();
        for (String pointer : pointers) {
            Change change = new Change(pointer, old.getOrDefault(pointer, List.of()), now.getOrDefault(pointer, List.of()));
            if (!change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Map<String, List<Cell>> byPointer(JsonNode content) {
        Map<String, List<Cell>> rows = new LinkedHashMap<>();
        rows(content).forEach(row -> rows.put(row.pointer(), row.cells()));
        return rows;
    }
}
