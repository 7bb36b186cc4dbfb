package io.singlewindow.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param name e.g. {@code database}, {@code authority}
 * @param subject which of several; null where there is one
 * @param level how it is
 * @param reason a word for why; with the name it is a sentence of the pages
 * @param figures what was seen, in their order
 */
public record HealthCheck(String name, @Nullable String subject, Level level, String reason, Map<String, @Nullable Object> figures) {

    /** How something is. */
    public enum Level {
        GOOD,
        /** Someone should look at it. */
        ATTENTION,
        /** The window does not do its work. */
        BAD
    }

    static HealthCheck of(String name, @Nullable String subject, Level level, String reason, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            figures.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new HealthCheck(name, subject, level, reason, figures);
    }
}
