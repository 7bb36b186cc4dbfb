package io.singlewindow.ops;

import io.singlewindow.ledger.LogFaults;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Down, and so not ready, while the self-check's findings are not acknowledged; says where they are. */
@Component
@Profile("!simulator")
class LogHealthIndicator implements HealthIndicator {

    private final LogFaults faults;

    LogHealthIndicator(LogFaults faults) {
        this.faults = faults;
    }

    @Override
    public Health health() {
        String places = faults.openPlaces();
        return places == null ? Health.up().build() : Health.down().withDetail("place", places).build();
    }
}
