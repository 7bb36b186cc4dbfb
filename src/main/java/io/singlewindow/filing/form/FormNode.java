package io.singlewindow.filing.form;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One object of a form: gives its members, and notes a finding for each that is not as it should be. */
final class FormNode {

    private static final int ITEMS_MAX = 50;

    private final Map<?, ?> members;
    private final String at;
    private final List<Finding> faults;

    /**
     * Reads a node.
     *
     * @param at its path, empty for the form itself
     * @param known its possible members
     */
    FormNode(Map<?, ?> members, String at, List<Finding> faults, Collection<String> known) {
        this.members = members;
        this.at = at;
        this.faults = faults;
        members.keySet().stream().filter(name -> !known.contains(String.valueOf(name)))
                .forEach(name -> fault(String.valueOf(name), name, "one of " + known.stream().sorted().toList()));
    }

    void fault(String member, @Nullable Object given, String expected) {
        fault(ErrorCode.FIL_008, member, given, expected);
    }

    void fault(ErrorCode code, String member, @Nullable Object given, String expected) {
        faults.add(Finding.at(code, at + "/" + member, given == null ? "-" : String.valueOf(given), expected));
    }

    /** True when it has this member. */
    boolean has(String member) {
        return members.get(member) != null && !"".equals(members.get(member));
    }

    /** A text that has to be there; empty when it is not. */
    String text(String member, int charactersMax) {
        String text = optional(member, charactersMax);
        if (text.isEmpty() && !(has(member))) {
            fault(member, null, "1 to " + charactersMax + " characters");
        }
        return text;
    }

    /** A text; empty when there is none. Numbers are taken as they are written. */
    String optional(String member, int charactersMax) {
        Object value = members.get(member);
        if (value == null) {
            return "";
        }
        String text = value instanceof String || value instanceof Integer || value instanceof Long ? String.valueOf(value).strip() : null;
        if (text == null || text.length() > charactersMax || !StandardCharsets.UTF_8.newEncoder().canEncode(text) || text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            fault(member, value, "at most " + charactersMax + " characters, no control characters");
            return "";
        }
        return text;
    }

    /** A text that no finding repeats; empty when there is none. */
    String hidden(String member, int charactersMax) {
        Object value = members.get(member);
        String text = value == null ? "" : value instanceof String given ? given.strip() : null;
        if (text == null || text.length() > charactersMax) {
            fault(member, "***", "a text of at most " + charactersMax + " characters");
            return "";
        }
        return text;
    }

    /** A text of this form; empty, with a finding where something else is given. */
    String matching(String member, String pattern, String expected, boolean required) {
        String text = optional(member, 200);
        if (text.isEmpty() ? required && !has(member) : !text.matches(pattern)) {
            fault(member, text.isEmpty() ? null : text, expected);
            return "";
        }
        return text;
    }

    /** One of these; the last argument where none is given. */
    String choice(String member, Collection<String> choices, String otherwise) {
        String text = optional(member, 200);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!choices.contains(text)) {
            fault(member, text, "one of " + choices.stream().sorted().toList());
            return otherwise;
        }
        return text;
    }

    /** A day, yyyy-MM-dd; null when there is none. */
    @Nullable LocalDate day(String member, boolean required) {
        String text = optional(member, 20);
        try {
            if (!text.isEmpty()) {
                return BusinessTime.day(text);
            }
        } catch (DateTimeException unreadable) {
            fault(member, text, "a day, yyyy-MM-dd");
            return null;
        }
        if (required && !has(member)) {
            fault(member, null, "a day, yyyy-MM-dd");
        }
        return null;
    }

    /** The texts of a list; each must be one of these. */
    List<String> choices(String member, Collection<String> choices) {
        List<String> found = new ArrayList<>();
        List<?> list = list(member);
        for (int i = 0; i < list.size(); i++) {
            String text = String.valueOf(list.get(i)).strip();
            if (!choices.contains(text)) {
                fault(member + "/" + i, list.get(i), "one of " + choices.stream().sorted().toList());
            } else if (!found.contains(text)) {
                found.add(text);
            }
        }
        return found;
    }

    private List<?> list(String member) {
        Object value = members.get(member);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > ITEMS_MAX) {
            fault(member, value instanceof List<?> many ? many.size() + " items" : value, "a list of at most " + ITEMS_MAX);
            return List.of();
        }
        return list;
    }

    /** The objects of a list, each read into what is kept of it. */
    List<Map<String, @Nullable Object>> nodes(String member, Collection<String> known, Function<FormNode, Map<String, @Nullable Object>> reading) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        List<?> list = list(member);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> node) {
                found.add(reading.apply(new FormNode(node, at + "/" + member + "/" + i, faults, known)));
            } else {
                fault(member + "/" + i, list.get(i), "an object");
            }
        }
        return found;
    }

    /** An object inside; an empty one when there is none. */
    FormNode node(String member, Collection<String> known) {
        Object value = members.get(member);
        if (value != null && !(value instanceof Map)) {
            fault(member, value, "an object");
        }
        return new FormNode(value instanceof Map<?, ?> node ? node : Map.of(), at + "/" + member, faults, known);
    }

    /** The optional texts among these members that are there, by name. */
    Map<String, @Nullable Object> texts(int charactersMax, String... names) {
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        for (String name : names) {
            String text = optional(name, charactersMax);
            if (!text.isEmpty()) {
                found.put(name, text);
            }
        }
        return found;
    }
}
