package io.singlewindow.message.reading;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The schemas' type names in words: C36, C1_60, N19_5, Int9 and the built-in ones. */
final class SchemaTypes {

    private static final Pattern LENGTH = Pattern.compile("C(\\d+)c?");
    private static final Pattern RANGE = Pattern.compile("C(\\d+)_(\\d+)c?");
    private static final Pattern NUMBER = Pattern.compile("N(\\d+)_(\\d+)");
    private static final Pattern WHOLE = Pattern.compile("Int(\\d+)");
    private static final Map<String, String> BUILT_IN = Map.of(
            "decimal", "a decimal number",
            "integer", "a whole number",
            "int", "a whole number of 32 bits",
            "base64Binary", "base64",
            "dateTime", "yyyy-MM-ddThh:mm:ss",
            "date", "yyyy-MM-dd",
            "anyURI", "a URI",
            "ID", "an identifier that begins with a letter",
            "NCName", "an identifier that begins with a letter");

    private SchemaTypes() {}

    static String words(String type) {
        Matcher matcher = LENGTH.matcher(type);
        if (matcher.matches()) {
            return "length " + matcher.group(1);
        }
        matcher = RANGE.matcher(type);
        if (matcher.matches()) {
            return matcher.group(1).equals("0")
                    ? "length at most " + matcher.group(2)
                    : "length " + matcher.group(1) + " to " + matcher.group(2);
        }
        matcher = NUMBER.matcher(type);
        if (matcher.matches()) {
            return matcher.group(1) + " digits, " + matcher.group(2) + " after the point";
        }
        matcher = WHOLE.matcher(type);
        if (matcher.matches()) {
            return "a whole number of at most " + matcher.group(1) + " digits";
        }
        return BUILT_IN.getOrDefault(type, "a value of another form");
    }
}
