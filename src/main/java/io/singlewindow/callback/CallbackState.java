package io.singlewindow.callback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How callbacks stand as a whole. */
@Component
@Profile("!simulator")
public class CallbackState {

    private final DeliveryStore deliveries;

    CallbackState(DeliveryStore deliveries) {
        this.deliveries = deliveries;
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

    /** Events whose attempts are used up. */
    public long dead() {
        return deliveries.count(Delivery.State.DEAD);
    }
}
