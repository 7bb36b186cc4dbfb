package io.singlewindow.flow;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What each route of this server has done. */
@Component
@Profile("!simulator")
class RouteCounts {

    private final Map<String, RouteCount> counts = new ConcurrentHashMap<>();
    private final Clock clock;
    private final LongSupplier nanos;

    @Autowired
    RouteCounts(Clock clock) {
        // rates are of the time that passes, whatever the sandbox's clock says
        this(clock, System::nanoTime);
    }

    RouteCounts(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    void begin(String route) {
        count(route).begin();
    }

    void end(String route, @Nullable String failure) {
        count(route).end(second(), clock.instant(), failure);
    }

    RouteCount.Figures of(String route) {
        return count(route).figures(second());
    }

    private RouteCount count(String route) {
        return counts.computeIfAbsent(route, first -> new RouteCount(clock.instant()));
    }

    private long second() {
        return TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong());
    }
}
