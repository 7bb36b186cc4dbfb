package io.singlewindow.receipt;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Receipts that wait for a person. */
@Component
@Profile("!simulator")
class ParkedMetrics implements MeterBinder {

    private final ReceiptStore receipts;

    ParkedMetrics(ReceiptStore receipts) {
        this.receipts = receipts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("window.receipt.parked", receipts, ReceiptStore::countParked)
                .description("Authorities' receipts that do not count or cannot be applied").register(registry);
    }
}
