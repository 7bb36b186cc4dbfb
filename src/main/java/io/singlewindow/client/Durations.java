package io.singlewindow.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time as people write them. */
final class Durations {

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,6})(ms|s|m|h)?");

    private Durations() {}

    /**
     * Reads {@code 90}, {@code 90s}, {@code 5m}, {@code 2h}, {@code 500ms} or ISO-8601.
     *
     * @throws TypeConversionException when it is none of these
     */
    static Duration parse(String text) {
        Matcher given = SHORT.matcher(text.toLowerCase(Locale.ROOT));
        try {
            if (!given.matches()) {
                return Duration.parse(text);
            }
            long number = Long.parseLong(given.group(1));
            return switch (given.group(2) == null ? "s" : given.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofSeconds(number);
            };
        } catch (DateTimeException malformed) {
            throw new TypeConversionException("'" + text + "': 90s, 5m, 2h, PT1M");
        }
    }
}
