package io.singlewindow.callback;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How callbacks stand; the dead and the disabled are what an alarm watches. */
@Component
@Profile("!simulator")
class CallbackMetrics implements MeterBinder {

    private static final double MILLIS = 1000;

    private final EndpointStore endpoints;
    private final DeliveryStore deliveries;
    private final CallbackState callbacks;
    private final CallbackSender sender;
    private final Clock clock;

    CallbackMetrics(EndpointStore endpoints, DeliveryStore deliveries, CallbackState callbacks, CallbackSender sender, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.callbacks = callbacks;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("window.callback.waiting", deliveries, store -> store.count(Delivery.State.WAITING))
                .description("Events that are not delivered yet").register(registry);
        Gauge.builder("window.callback.dead", callbacks, CallbackState::dead)
                .description("Events whose attempts were used up within the last day").register(registry);
        Gauge.builder("window.callback.disabled", endpoints, store -> store.count(Endpoint.State.DISABLED))
                .description("Endpoints that nothing reaches").register(registry);
        Gauge.builder("window.callback.oldest", this, CallbackMetrics::oldestSeconds).baseUnit("seconds")
                .description("How long the oldest event that is not delivered has waited").register(registry);
        Gauge.builder("window.callback.underway", sender, CallbackSender::underWay)
                .description("Attempts of this node that are under way").register(registry);
    }

    private double oldestSeconds() {
        Long oldest = deliveries.oldestWaitingMillis();
        return oldest == null ? 0 : (clock.millis() - oldest) / MILLIS;
    }
}
