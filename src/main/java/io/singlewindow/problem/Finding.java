package io.singlewindow.problem;

import org.jspecify.annotations.Nullable;

/**
 * One fault, with its place, what was given and what was expected.
 *
 * @param code what is wrong
 * @param severity ERROR rejects, WARNING does not
 * @param document 1-based position of the business node it concerns, 0 for the message as a whole
 * @param documentName label of that node, e.g. {@code Order[2]}; null for the message
 * @param path element path with positions, e.g. {@code /CEB311Message/Order[2]/OrderHead/orderNo}; null if none
 * @param line line in the document whose root begins the path, from 1: the body as posted, or the message inside its
 *     DxpMsg; 0 when unknown
 * @param column column in that line, from 1; 0 when unknown
 * @param given the offending value, shortened to {@link #VALUE_CHARACTERS_MAX}; null when there is none
 * @param expected what would have been right, in words a developer reads
 */
public record Finding(
        ErrorCode code,
        Severity severity,
        int document,
        @Nullable String documentName,
        @Nullable String path,
        int line,
        int column,
        @Nullable String given,
        @Nullable String expected) {

    /** A value longer than this is cut, so that a finding stays small whatever was sent. */
    public static final int VALUE_CHARACTERS_MAX = 200;

    public Finding {
        given = shorten(given);
        expected = shorten(expected);
    }

    /** A finding about the whole message, without a place. */
    public static Finding of(ErrorCode code, @Nullable String given, @Nullable String expected) {
        return new Finding(code, code.severity(), 0, null, null, 0, 0, given, expected);
    }

    /** A finding at an element of the message; the document is told by {@link #inDocument}. */
    public static Finding at(ErrorCode code, String path, @Nullable String given, @Nullable String expected) {
        return new Finding(code, code.severity(), 0, null, path, 0, 0, given, expected);
    }

    /** The same finding, placed in a business node (1-based). */
    public Finding inDocument(int position, String name) {
        return new Finding(code, severity, position, name, path, line, column, given, expected);
    }

    /** The same finding with its line and column (from 1). */
    public Finding atLine(int atLine, int atColumn) {
        return new Finding(code, severity, document, documentName, path, atLine, atColumn, given, expected);
    }

    /** The same finding at another path, e.g. that of an attribute. */
    public Finding withPath(String otherPath) {
        return new Finding(code, severity, document, documentName, otherPath, line, column, given, expected);
    }

    /** The Chinese sentence, with what was given and expected in Chinese too where that is prose. */
    public String zh() {
        String shown = given == null ? "-" : Phrases.chineseOfGiven(given);
        return fill(code.zh(), givenInBoth() ? Phrases.chinesePart(shown) : shown, expected == null ? "-" : Phrases.chinese(expected));
    }

    /** The English sentence. */
    public String en() {
        String shown = given == null ? "-" : given;
        return fill(code.en(), givenInBoth() ? Phrases.english(shown) : shown, expected == null ? "-" : Phrases.english(expected));
    }

    /** What a reader or a rule has found is said in two languages; anything else is as somebody wrote it. */
    private boolean givenInBoth() {
        return code.group().equals("READ") || code.group().equals("RUL");
    }

    /** True when this finding rejects. */
    public boolean rejects() {
        return severity == Severity.ERROR;
    }

    private static String fill(String template, String given, String expected) {
        return template.replace("{given}", given).replace("{expected}", expected);
    }

    private static @Nullable String shorten(@Nullable String value) {
        if (value == null || value.codePointCount(0, value.length()) <= VALUE_CHARACTERS_MAX) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, VALUE_CHARACTERS_MAX)) + "…";
    }
}
