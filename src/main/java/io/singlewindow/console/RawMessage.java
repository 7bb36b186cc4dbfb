package io.singlewindow.console;

import io.singlewindow.masking.Masker;
import io.singlewindow.masking.PersonalValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A message line by line: what of it was signed, and where something was found; and all that was found. */
record RawMessage(List<Line> lines, List<Found> findings) {

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
     * A finding.
     *
     * @param words in the reader's language
     * @param line 0 where it is about the message as a whole
     */
    record Found(String code, String words, String help, int line) {}

    /**
     * The lines of a message.
     *
     * @param findings as they were answered: {@code line}, {@code code}, {@code message}
     * @param masked false where the reader has said why he reads persons' data
     */
    static RawMessage of(String message, JsonNode findings, String language, boolean masked) {
        // findings quote what they are about
        PersonalValues persons = masked ? PersonalValues.of(message) : PersonalValues.NONE;
        List<Found> all = new ArrayList<>();
        findings.forEach(one -> all.add(new Found(one.path("code").asString(""), persons.within(one.path("message").path(language).asString("")),
                one.path("help").asString("/docs/errors"), one.path("line").asInt(0))));
        Map<Integer, List<String>> found = new HashMap<>();
        all.forEach(one -> found.computeIfAbsent(one.line(), line -> new ArrayList<>()).add(one.code() + " " + one.words()));
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
        return new RawMessage(lines, all);
    }
}
