package io.singlewindow.authority;

import io.singlewindow.time.BusinessTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The members of an authority's answer in JSON, all of them texts. Members that are not asked for are passed over: an
 * authority may add to its format. What is wrong is an {@link IllegalArgumentException} with the place, the given and the
 * expected value.
 */
public final class AnswerFields {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withResolverStyle(ResolverStyle.STRICT);
    private static final int CHARACTERS_MAX = 1_000;

    private final JsonNode root;

    /** Reads one answer, UTF-8. */
    public AnswerFields(byte[] json) {
        try {
            root = JSON.readTree(json);
        } catch (JacksonException unreadable) {
            throw malformed("/", "no JSON", "a JSON object");
        }
    }

    /** A member that must be there. */
    public String text(String name) {
        String text = optional(name);
        if (text == null || text.isBlank()) {
            throw malformed("/" + name, text == null ? "nothing" : "an empty text", "a text");
        }
        return text;
    }

    /** A member that may be absent, which is null. */
    public @Nullable String optional(String name) {
        JsonNode node = root.path(name);
        if (!node.isString()) {
            return null;
        }
        String text = node.asString();
        if (text.length() > CHARACTERS_MAX) {
            throw malformed("/" + name, text.length() + " characters", CHARACTERS_MAX + " at most");
        }
        return text;
    }

    /** A member that must be one of an enum's names. */
    public <E extends Enum<E>> E one(String name, Class<E> type) {
        return value(name, given -> Enum.valueOf(type, given), "one of " + Arrays.toString(type.getEnumConstants()));
    }

    /** A member that must be a time, 17 digits at +08:00. */
    public Instant time(String name) {
        return value(name, digits -> LocalDateTime.parse(digits, TIME).atZone(BusinessTime.ZONE).toInstant(), "17 digits yyyyMMddHHmmssSSS");
    }

    /**
     * A member that must be there and be read so.
     *
     * @param reading throws for what it cannot read
     */
    public <T> T value(String name, Function<String, T> reading, String expected) {
        String given = text(name);
        try {
            return reading.apply(given);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw malformed("/" + name, given, expected);
        }
    }

    private static IllegalArgumentException malformed(String place, String given, String expected) {
        return new IllegalArgumentException(place + ": given " + given + ", expected " + expected);
    }
}
