package io.singlewindow.authenticity;

import io.singlewindow.message.DocumentKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long after its event a document came in (数据及时性).
 *
 * @param event what its sender gives as its time: of an order and a waybill appTime, of a payment payTime
 * @param arrived when the window received it
 * @param limit the longest that counts as real time (TIMELY_MAX_ORDER, _PAYMENT, _WAYBILL); null where the rules of its day have none
 */
public record Arrival(DocumentKind kind, String documentId, Instant event, Instant arrived, @Nullable Duration limit) {

    /** From the event to the arrival; negative where the sender's clock is ahead. */
    public Duration delay() {
        return Duration.between(event, arrived);
    }

    /** True when it came in real time, as all does where there is no limit. */
    public boolean onTime() {
        return limit == null || delay().compareTo(limit) <= 0;
    }
}
