package io.singlewindow.console;

import io.singlewindow.time.BusinessTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time as a browser's field writes it, without an offset: at +08:00. */
final class TypedTime {

    /** For what is told of one that is none. */
    static final String EXAMPLE = "2026-11-26T09:00";
    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?");

    private TypedTime() {}

    /** The instant; empty where nothing of that form was typed. */
    static Optional<Instant> instant(String typed) {
        try {
            return FORM.matcher(typed).matches() ? Optional.of(LocalDateTime.parse(typed).atZone(BusinessTime.ZONE).toInstant()) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
