package io.singlewindow.console.filing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a form: the members of the API's form, and what the fields show of them. Names of fields are pointers into
 * it: {@code name/zh}, {@code licences/0/type}. Blank fields and rows are left out, so rows move up.
 */
final class Typed {

    private static final String ATTACHMENTS = "attachments";
    /** Rows of a list that are read at most; the form itself takes fewer. */
    private static final int ROWS_MAX = 100;

    private final Map<String, Object> members;

    private Typed(Map<String, Object> members) {
        this.members = members;
    }

    /** What a browser has sent; fields that the form does not have are not looked at. */
    static Typed of(FormLayout.Form form, Map<String, String[]> sent) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (FormLayout.Section section : form.sections()) {
            if (section.rows().isEmpty()) {
                section.fields().forEach(field -> put(members, field, sent));
            } else {
                List<Map<String, Object>> rows = rows(section.rows(), names(section), sent);
                if (section.ofCodes()) {
                    rows.removeIf(row -> !row.containsKey("code"));
                }
                keep(members, section.rows(), rows);
            }
        }
        if (!form.attachmentTypes().isEmpty()) {
            List<Map<String, Object>> rows = rows(ATTACHMENTS, Set.of("type", "id"), sent);
            rows.removeIf(row -> !row.containsKey("id") || dropped(sent, String.valueOf(row.get("id"))));
            keep(members, ATTACHMENTS, rows);
        }
        String single = form.single().isEmpty() ? "" : first(sent, form.single());
        if (!single.isEmpty() && !dropped(sent, single)) {
            members.put(form.single(), single);
        }
        members.putAll(form.fixed());
        return new Typed(members);
    }

    private static Set<String> names(FormLayout.Section section) {
        return section.ofCodes() ? Set.of("authority", "code")
                : Set.copyOf(section.fields().stream().map(Field::pointer).toList());
    }

    private static boolean dropped(Map<String, String[]> sent, String id) {
        return List.of(sent.getOrDefault("drop", new String[0])).contains(id);
    }

    private static String first(Map<String, String[]> sent, String name) {
        String[] values = sent.getOrDefault(name, new String[0]);
        return values.length == 0 ? "" : values[0].strip();
    }

    private static void keep(Map<String, Object> members, String name, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            members.put(name, rows);
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> members, Field field, Map<String, String[]> sent) {
        if (field.type() == Field.Type.CHECKS) {
            List<String> chosen = Stream.of(sent.getOrDefault(field.pointer(), new String[0])).map(String::strip).filter(one -> !one.isEmpty()).toList();
            if (!chosen.isEmpty()) {
                members.put(field.pointer(), chosen);
            }
            return;
        }
        String value = first(sent, field.pointer());
        if (value.isEmpty()) {
            return;
        }
        int slash = field.pointer().indexOf('/');
        Map<String, Object> at = slash < 0 ? members
                : (Map<String, Object>) members.computeIfAbsent(field.pointer().substring(0, slash), absent -> new LinkedHashMap<String, Object>());
        at.put(field.pointer().substring(slash + 1), value);
    }

    private static List<Map<String, Object>> rows(String list, Set<String> names, Map<String, String[]> sent) {
        Map<Integer, Map<String, Object>> rows = new TreeMap<>();
        for (String name : sent.keySet()) {
            String[] parts = name.split("/");
            if (parts.length == 3 && parts[0].equals(list) && parts[1].matches("[0-9]{1,2}") && names.contains(parts[2]) && !first(sent, name).isEmpty()) {
                rows.computeIfAbsent(Integer.parseInt(parts[1]), absent -> new LinkedHashMap<>()).put(parts[2], first(sent, name));
            }
        }
        return new ArrayList<>(rows.values().stream().limit(ROWS_MAX).toList());
    }

    /** What was filed, so that a change begins with it. */
    static Typed of(FormLayout.Form form, Map<?, ?> content, Map<String, String> otherwise) {
        Map<String, String[]> sent = new LinkedHashMap<>();
        otherwise.forEach((pointer, value) -> sent.put(pointer, new String[] {value}));
        flatten("", content, sent);
        return of(form, sent);
    }

    private static void flatten(String at, @Nullable Object value, Map<String, String[]> into) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, inner) -> flatten(at.isEmpty() ? String.valueOf(name) : at + "/" + name, inner, into));
        } else if (value instanceof List<?> list && list.stream().noneMatch(Map.class::isInstance)) {
            into.put(at, list.stream().map(String::valueOf).toArray(String[]::new));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(at + "/" + i, list.get(i), into);
            }
        } else if (value != null) {
            into.put(at, new String[] {String.valueOf(value)});
        }
    }

    /** As the API takes them. */
    Map<String, Object> members() {
        return members;
    }

    /** The same with one more attachment. */
    @SuppressWarnings("unchecked")
    void attach(String type, String id) {
        ((List<Map<String, Object>>) members.computeIfAbsent(ATTACHMENTS, absent -> new ArrayList<Map<String, Object>>()))
                .add(new LinkedHashMap<>(Map.of("type", type, "id", id)));
    }

    /** Sets a member that has one value. */
    void set(String member, String value) {
        members.put(member, value);
    }

    /** What the field shows; empty for nothing. */
    public String value(String pointer) {
        Object at = members;
        for (String part : pointer.split("/")) {
            if (at instanceof Map<?, ?> object) {
                at = object.get(part);
            } else if (at instanceof List<?> list && part.matches("[0-9]{1,3}") && Integer.parseInt(part) < list.size()) {
                at = list.get(Integer.parseInt(part));
            } else {
                return "";
            }
        }
        return at == null || at instanceof Map || at instanceof List ? "" : String.valueOf(at);
    }

    /** True when this is chosen there. */
    public boolean has(String pointer, String choice) {
        return members.get(pointer) instanceof List<?> list ? list.contains(choice) : value(pointer).equals(choice);
    }

    /** Places of the rows of a list, and one for another. */
    public List<Integer> rows(String list) {
        return Stream.iterate(0, i -> i + 1).limit(size(list) + 1L).toList();
    }

    /** How many rows a list has. */
    public int size(String list) {
        return members.get(list) instanceof List<?> rows ? rows.size() : 0;
    }

    /** Place of the row of this department's code; where there is none, one that no finding names. */
    public int codeRow(String authority) {
        List<Integer> rows = rows("codes");
        return rows.stream().filter(row -> Objects.equals(value("codes/" + row + "/authority"), authority)).findFirst().orElse(-1);
    }
}
