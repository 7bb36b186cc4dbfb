package io.singlewindow.authority.forex;

import io.singlewindow.authority.forex.ForexResult.Verdict;
import io.singlewindow.time.BusinessTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the authority's answers (xsd/window/forex/receipt.schema.json). Their signature is verified elsewhere, over the same bytes. */
public final class ForexResults {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withResolverStyle(ResolverStyle.STRICT);
    private static final int CHARACTERS_MAX = 1_000;

    private ForexResults() {}

    /**
     * Reads one answer. Members that are not known are passed over: the authority may add to its format.
     *
     * @param json UTF-8
     * @throws IllegalArgumentException when it is none, with the place, the given and the expected value
     */
    public static ForexResult read(byte[] json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException unreadable) {
            throw malformed("/", "no JSON", "a JSON object");
        }
        return new ForexResult(
                text(root, "receiptId"),
                text(root, "settlementId"),
                text(root, "rptNo"),
                text(root, "itemId"),
                text(root, "externalNo"),
                value(root, "result", Verdict::valueOf, "one of " + Arrays.toString(Verdict.values())),
                value(root, "resultTime", digits -> LocalDateTime.parse(digits, TIME).atZone(BusinessTime.ZONE).toInstant(),
                        "17 digits yyyyMMddHHmmssSSS"),
                optional(root, "reason"));
    }

    private static <T> T value(JsonNode root, String name, Function<String, T> reading, String expected) {
        String given = text(root, name);
        try {
            return reading.apply(given);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw malformed("/" + name, given, expected);
        }
    }

    private static String text(JsonNode root, String name) {
        String text = optional(root, name);
        if (text == null || text.isBlank()) {
            throw malformed("/" + name, text == null ? "nothing" : "an empty text", "a text");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode root, String name) {
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

    private static IllegalArgumentException malformed(String place, String given, String expected) {
        return new IllegalArgumentException(place + ": given " + given + ", expected " + expected);
    }
}
