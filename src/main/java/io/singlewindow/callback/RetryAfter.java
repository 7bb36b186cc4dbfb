package io.singlewindow.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** How long a receiver asks to be left alone: seconds, or a date against the answer's own. */
final class RetryAfter {

    private static final int DIGITS_MAX = 9;

    private RetryAfter() {}

    /** The pause asked for; none where nothing is said, or nothing that makes sense. */
    static Duration in(List<String> headers) {
        String value = header(headers, "retry-after").orElse("");
        if (value.matches("[0-9]{1," + DIGITS_MAX + "}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        Optional<Instant> then = date(value);
        Optional<Instant> now = header(headers, "date").flatMap(RetryAfter::date);
        return then.isPresent() && now.isPresent() && then.get().isAfter(now.get()) ? Duration.between(now.get(), then.get()) : Duration.ZERO;
    }

    private static Optional<String> header(List<String> headers, String name) {
        return headers.stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip()).findFirst();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
