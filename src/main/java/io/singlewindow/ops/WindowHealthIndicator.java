package io.singlewindow.ops;

import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The report of {@link HealthReport} where monitoring asks for it; details are the operator's. */
@Component
@Profile("!simulator")
class WindowHealthIndicator implements HealthIndicator {

    private final HealthReport report;

    WindowHealthIndicator(HealthReport report) {
        this.report = report;
    }

    @Override
    public Health health() {
        Health.Builder health = report.checks().stream().anyMatch(check -> check.level() == HealthCheck.Level.BAD) ? Health.down() : Health.up();
        report.checks().forEach(check -> health.withDetail(check.subject() == null ? check.name() : check.name() + "." + check.subject(), view(check)));
        return health.build();
    }

    private static Map<String, @Nullable Object> view(HealthCheck check) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("level", check.level());
        view.put("reason", check.reason());
        check.figures().forEach((name, value) -> view.put(name, value instanceof Instant time ? BusinessTime.iso(time) : value));
        return view;
    }
}
