package io.singlewindow.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.Outbox;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How far each stage is behind. */
@Component
@Profile("!simulator")
class WindowMetrics implements MeterBinder {

    private final Ledger ledger;
    private final Outbox outbox;

    WindowMetrics(Ledger ledger, Outbox outbox) {
        this.ledger = ledger;
        this.outbox = outbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("window.ledger.waiting", ledger, Ledger::waiting)
                .description("Submissions that wait for the committer").register(registry);
        Gauge.builder("window.index.waiting", outbox, Outbox::waiting)
                .description("Accepted submissions that are not filed yet").register(registry);
    }
}
