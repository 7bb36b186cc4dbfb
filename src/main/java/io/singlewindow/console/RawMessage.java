package io.singlewindow.console;

import io.singlewindow.masking.Masker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A message line by line: what of it was signed, and where something was found. */
record RawMessage(List<Line> lines) {

    private static final Pattern SIGNATURE = Pattern.compile("<((?:[\\w.-]+:)?Signature)(\\s[^>]*)?>.*?</\\1\\s*>", Pattern.DOTALL);
    private static final int LINES_MAX = 5_000;

    /**
     * A line.
     *
     * @param signature true where it belongs to the signature itself, which no signature covers
     * @param findings in the reader's language
     */
    record Line(int number, String text, boolean signature, List<String> findings) {}

    /**
     * The lines of a message.
     *
     * @param findings as they were answered: {@code line}, {@code code}, {@code message}
     * @param masked false where the reader has said why he reads persons' data
     */
    static RawMessage of(String message, JsonNode findings, String language, boolean masked) {
        Map<Integer, List<String>> found = new HashMap<>();
        findings.forEach(one -> found.computeIfAbsent(one.path("line").asInt(0), line -> new ArrayList<>())
                .add(one.path("code").asString("") + " " + one.path("message").path(language).asString("")));
        String shown = masked ? Masker.xml(message) : message;
        Matcher signature = SIGNATURE.matcher(shown);
        boolean signed = signature.find();
        int from = signed ? signature.start() : -1;
        int to = signed ? signature.end() : -1;
        List<Line> lines = new ArrayList<>();
        int at = 0;
        for (String text : shown.split("\n", -1)) {
            if (lines.size() == LINES_MAX) {
                break;
            }
            int number = lines.size() + 1;
            lines.add(new Line(number, text.stripTrailing(), at < to && at + text.length() > from, found.getOrDefault(number, List.of())));
            at += text.length() + 1;
        }
        return new RawMessage(lines);
    }
}
