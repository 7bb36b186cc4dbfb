package io.singlewindow.warning;

import io.singlewindow.time.BusinessTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** How long after what it tells of a document came. */
final class EventTime {

    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private EventTime() {}

    /**
     * The delay; empty where the document's time is none.
     *
     * @param eventTime yyyyMMddHHmmss, +08:00
     */
    static Optional<Duration> delay(String eventTime, Instant receivedAt) {
        try {
            return Optional.of(Duration.between(LocalDateTime.parse(eventTime.strip(), WIRE).atZone(BusinessTime.ZONE).toInstant(), receivedAt));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
