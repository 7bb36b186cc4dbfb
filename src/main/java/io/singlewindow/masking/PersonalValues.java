package io.singlewindow.masking;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names, numbers, telephones and addresses of the persons that a message is about, so that they are known again in free texts: a note, a
 * finding's words. There each of them gives way to stars, since a part of it beside other words may still tell who it is.
 */
public final class PersonalValues {

    /** Of no message. */
    public static final PersonalValues NONE = new PersonalValues(Set.of());

    private static final String STARS = "**";
    private static final Pattern REFERENCE = Pattern.compile("&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(lt|gt|amp|quot|apos));");
    private static final Map<String, String> NAMED = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");

    private final @Nullable Pattern any;

    private PersonalValues(Collection<String> values) {
        // at one place the longest counts
        List<String> known = values.stream().sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder())).toList();
        this.any = known.isEmpty() ? null : Pattern.compile(known.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** Those that stand in a message as it was sent, well-formed or not. */
    public static PersonalValues of(String message) {
        Set<String> values = new TreeSet<>();
        Masker.personal(message, (element, content) -> {
            String text = decoded(content).strip();
            if (Masker.tells(element, text)) {
                values.add(text);
            }
        });
        return values.isEmpty() ? NONE : new PersonalValues(values);
    }

    /** A text without any of them. */
    public String within(String text) {
        return any == null ? text : any.matcher(text).replaceAll(Matcher.quoteReplacement(STARS));
    }

    /** The same of all texts in what JSON is made of: maps, lists, texts; names of members stay. */
    public @Nullable Object withinAll(@Nullable Object json) {
        if (json instanceof String text) {
            return within(text);
        }
        if (json instanceof List<?> list) {
            return list.stream().map(this::withinAll).toList();
        }
        if (json instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> masked = new LinkedHashMap<>();
            map.forEach((name, value) -> masked.put(name, withinAll(value)));
            return masked;
        }
        return json;
    }

    /** An element's text, its references and marked sections spelt out. */
    static String decoded(String content) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < content.length()) {
            int from = content.indexOf("<![CDATA[", at);
            int to = from < 0 ? -1 : content.indexOf("]]>", from);
            if (to < 0) {
                break;
            }
            text.append(spelt(content.substring(at, from))).append(content, from + "<![CDATA[".length(), to);
            at = to + "]]>".length();
        }
        return text.append(spelt(content.substring(at))).toString();
    }

    private static String spelt(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> {
            if (found.group(3) != null) {
                return Matcher.quoteReplacement(NAMED.get(found.group(3)));
            }
            int point = found.group(1) != null ? Integer.parseInt(found.group(1)) : Integer.parseInt(found.group(2), 16);
            return Matcher.quoteReplacement(Character.isValidCodePoint(point) ? Character.toString(point) : found.group());
        });
    }

    /** A text as an element's content. */
    static String encoded(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
