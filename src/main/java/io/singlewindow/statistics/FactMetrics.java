package io.singlewindow.statistics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How far statistics are behind the log. */
@Component
@Profile("!simulator")
class FactMetrics implements MeterBinder {

    private final FactStore store;

    FactMetrics(FactStore store) {
        this.store = store;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("window.statistics.waiting", store, FactStore::waiting).description("Entries that statistics do not count yet").register(registry);
    }
}
