package io.singlewindow.authenticity;

import io.singlewindow.message.DocumentKind;
import java.time.Duration;
import java.time.Instant;

/**
 * How long after its event a document came in (数据及时性).
 *
 * @param event what its sender gives as its time: of an order and a waybill appTime, of a payment payTime
 * @param arrived when the window received it
 * @param limit the longest that counts as real time
 */
public record Arrival(DocumentKind kind, String documentId, Instant event, Instant arrived, Duration limit) {

    /** From the event to the arrival; negative where the sender's clock is ahead. */
    public Duration delay() {
        return Duration.between(event, arrived);
    }

    /** True when it came in real time. */
    public boolean onTime() {
        return delay().compareTo(limit) <= 0;
    }
}
