package io.singlewindow.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.singlewindow.authority.Authority;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How far each stage is behind, and what {@link HealthReport} has seen; docs/operate.md lists every one. */
@Component
@Profile("!simulator")
class WindowMetrics implements MeterBinder {

    private static final double MILLIS = 1000;

    private final Ledger ledger;
    private final Outbox outbox;
    private final HealthReport report;
    private final Clock clock;

    WindowMetrics(Ledger ledger, Outbox outbox, HealthReport report, Clock clock) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.report = report;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("window.ledger.waiting", ledger, Ledger::waiting)
                .description("Submissions that wait for the committer").register(registry);
        Gauge.builder("window.index.waiting", outbox, Outbox::waiting)
                .description("Accepted submissions that are not filed yet").register(registry);
        Gauge.builder("window.log.entries", this, metrics -> metrics.figure("log", null, "size"))
                .description("Entries of the log").register(registry);
        Gauge.builder("window.log.verified", this, metrics -> metrics.figure("log", null, "verifiedTo"))
                .description("Entries that the self-check has looked at").register(registry);
        Gauge.builder("window.log.verified.age", this, metrics -> metrics.age("log", null, "verifiedAt")).baseUnit("seconds")
                .description("Since the last look of the self-check").register(registry);
        Gauge.builder("window.disk.free", this, metrics -> metrics.figure("disk", null, "freeMegabytes")).baseUnit("megabytes")
                .description("On the data directory's disk").register(registry);
        for (HealthCheck.Level level : List.of(HealthCheck.Level.ATTENTION, HealthCheck.Level.BAD)) {
            Gauge.builder("window.health", this, metrics -> metrics.count(level)).tag("level", level.name())
                    .description("Checks of the health page at this level").register(registry);
        }
        for (Authority authority : Authority.values()) {
            authority(registry, authority.code());
        }
        for (String kind : List.of("rsa", "sm2")) {
            Gauge.builder("window.certificate.left", this, metrics -> metrics.figure("certificate", kind, "daysLeft")).tag("kind", kind).baseUnit("days")
                    .description("Of the window's certificate; NaN where it has none of the kind").register(registry);
        }
    }

    private void authority(MeterRegistry registry, String code) {
        Gauge.builder("window.authority.waiting", this, metrics -> metrics.figure("authority", code, "waiting")).tag("authority", code)
                .description("Messages that are still to be sent to it").register(registry);
        Gauge.builder("window.authority.parked", this, metrics -> metrics.figure("authority", code, "parked")).tag("authority", code)
                .description("Messages to it that cannot go on").register(registry);
        Gauge.builder("window.authority.overdue", this, metrics -> metrics.figure("authority", code, "overdue")).tag("authority", code)
                .description("Messages that it has taken and not answered in time").register(registry);
        Gauge.builder("window.authority.oldest", this, metrics -> metrics.age("authority", code, "oldestSince")).tag("authority", code).baseUnit("seconds")
                .description("How long the oldest of them has waited").register(registry);
        Gauge.builder("window.authority.away", this, metrics -> metrics.check("authority", code, "away")).tag("authority", code)
                .description("1 while it is left alone because it does not answer").register(registry);
    }

    private double figure(String name, @Nullable String subject, String figure) {
        return report.checks().stream().filter(check -> check.name().equals(name) && Objects.equals(check.subject(), subject))
                .map(check -> check.figures().get(figure)).filter(Number.class::isInstance).mapToDouble(value -> ((Number) value).doubleValue())
                .findFirst().orElse(Double.NaN);
    }

    /** Seconds since then; 0 where nothing waits. */
    private double age(String name, @Nullable String subject, String figure) {
        return report.checks().stream().filter(check -> check.name().equals(name) && Objects.equals(check.subject(), subject))
                .map(check -> check.figures().get(figure)).filter(Instant.class::isInstance)
                .mapToDouble(since -> Duration.between((Instant) since, clock.instant()).toMillis() / MILLIS).findFirst().orElse(0);
    }

    private double check(String name, String subject, String reason) {
        return report.checks().stream().anyMatch(check -> check.name().equals(name) && subject.equals(check.subject()) && check.reason().equals(reason)) ? 1 : 0;
    }

    private double count(HealthCheck.Level level) {
        return report.checks().stream().filter(check -> check.level() == level).count();
    }
}
