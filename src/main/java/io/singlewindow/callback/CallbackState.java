package io.singlewindow.callback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How callbacks stand as a whole. */
@Component
@Profile("!simulator")
public class CallbackState {

    private static final Duration ALARM_MAX = Duration.ofDays(1);

    private final DeliveryStore deliveries;
    private final Clock clock;

    CallbackState(DeliveryStore deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** When the oldest event that is not delivered was taken over; null where none waits. */
    public @Nullable Instant oldestWaiting() {
        Long oldest = deliveries.oldestWaitingMillis();
        return oldest == null ? null : Instant.ofEpochMilli(oldest);
    }

    /** Events that wait. */
    public long waiting() {
        return deliveries.count(Delivery.State.WAITING);
    }

    /**
     * Events whose attempts were used up within the last day: what an alarm is for. Who was not reached before is known by then, and
     * what it was is listed as long as deliveries are kept.
     */
    public long dead() {
        return deliveries.deadSince(clock.millis() - ALARM_MAX.toMillis());
    }
}
