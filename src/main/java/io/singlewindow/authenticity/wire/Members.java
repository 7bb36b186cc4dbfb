package io.singlewindow.authenticity.wire;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.Findings;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members of one JSON object, read by the interface's types; each fault is a finding at its place. */
record Members(JsonNode object, String path, Findings findings) {

    private static final DateTimeFormatter WIRE_14 = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final int AMOUNT_DIGITS_MAX = 19;
    private static final int AMOUNT_FRACTION_MAX = 5;

    /** A text that must be there; empty, with a finding, where it is not. */
    String text(String name, int charactersMax) {
        String value = optional(name, charactersMax);
        if (value == null || value.isBlank()) {
            missing(name);
            return "";
        }
        return value;
    }

    /** A text that may be left out or empty; null then. */
    @Nullable String optional(String name, int charactersMax) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString() && !node.isNumber()) {
            findings.add(Finding.at(ErrorCode.XSD_004, path + "/" + name, node.getNodeType().name(), "text"));
            return null;
        }
        String value = node.asString();
        if (value.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            findings.add(Finding.at(ErrorCode.XSD_004, path + "/" + name, "U+0000 or half of a character", "text"));
            return null;
        }
        if (value.codePointCount(0, value.length()) > charactersMax) {
            findings.add(Finding.at(ErrorCode.XSD_005, path + "/" + name, value, charactersMax + " characters at most"));
        }
        return value.isEmpty() ? null : value;
    }

    /** One of these codes; null for one that may be left out and is. */
    @Nullable String code(String name, Set<String> codes, boolean required) {
        String value = required ? text(name, 1) : optional(name, 1);
        if (value != null && !value.isEmpty() && !codes.contains(value)) {
            findings.add(Finding.at(ErrorCode.VAL_004, path + "/" + name, value, codes.stream().sorted().toList().toString()));
        }
        return value;
    }

    /** An amount of 19 digits, 5 of them behind the point at most. */
    BigDecimal amount(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            missing(name);
            return BigDecimal.ZERO;
        }
        String text = node.isNumber() || node.isString() ? node.asString().strip() : "";
        // an exponent would be a number of any size
        if (!text.matches("[0-9]{1,25}(\\.[0-9]{1,25})?")) {
            findings.add(Finding.at(ErrorCode.VAL_006, path + "/" + name, text, "digits, not negative, no exponent"));
            return BigDecimal.ZERO;
        }
        BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
        if (amount.precision() > AMOUNT_DIGITS_MAX || amount.scale() > AMOUNT_FRACTION_MAX
                || amount.precision() - amount.scale() > AMOUNT_DIGITS_MAX) {
            findings.add(Finding.at(ErrorCode.XSD_006, path + "/" + name, text, AMOUNT_DIGITS_MAX + " digits, " + AMOUNT_FRACTION_MAX + " behind the point"));
        }
        return amount;
    }

    /** A time, yyyyMMddHHmmss. */
    String time(String name) {
        String value = text(name, 14);
        if (!value.isEmpty()) {
            try {
                LocalDateTime.parse(value, WIRE_14);
            } catch (DateTimeException none) {
                findings.add(Finding.at(ErrorCode.VAL_003, path + "/" + name, value, "yyyyMMddHHmmss"));
            }
        }
        return value;
    }

    /** Tells that one is missing. */
    void missing(String name) {
        findings.add(Finding.at(ErrorCode.XSD_003, path + "/" + name, path.isEmpty() ? "payExInfoStr" : path.substring(1), name));
    }
}
