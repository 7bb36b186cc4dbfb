package io.singlewindow.ops;

import io.singlewindow.authority.dispatch.AuthorityStates;
import io.singlewindow.callback.CallbackState;
import io.singlewindow.ledger.CheckedLog;
import io.singlewindow.ledger.LogFaults;
import io.singlewindow.ledger.Outbox;
import io.singlewindow.ops.HealthCheck.Level;
import io.singlewindow.signature.window.EvidenceSigner;
import io.singlewindow.trail.EntryLog;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the window is, each thing with its reason; looked at anew after some seconds, however often it is asked for. */
@Component
@Profile("!simulator")
public class HealthReport {

    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(3);
    /** Clocks of several nodes differ by that much. */
    private static final Duration CLOCK_BEHIND_MAX = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final ConnectionFactory broker;
    private final Path dataDir;
    private final EvidenceSigner keys;
    private final AuthorityStates authorities;
    private final CallbackState callbacks;
    private final CheckedLog checked;
    private final EntryLog log;
    private final LogFaults faults;
    private final Outbox outbox;
    private final RequiredSettings required;
    private final HealthSettings settings;
    private final Clock clock;
    private List<HealthCheck> kept = List.of();
    private long keptSinceNanos;

    HealthReport(
            JdbcClient jdbc, ConnectionFactory broker, @Value("${window.data-dir}") Path dataDir, EvidenceSigner keys, AuthorityStates authorities,
            CallbackState callbacks, CheckedLog checked, EntryLog log, LogFaults faults, Outbox outbox, RequiredSettings required, HealthSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.broker = broker;
        this.dataDir = dataDir;
        this.keys = keys;
        this.authorities = authorities;
        this.callbacks = callbacks;
        this.checked = checked;
        this.log = log;
        this.faults = faults;
        this.outbox = outbox;
        this.required = required;
        this.settings = settings;
        this.clock = clock;
    }

    /** Everything, in a fixed order; not older than three seconds. */
    public synchronized List<HealthCheck> checks() {
        if (kept.isEmpty() || System.nanoTime() - keptSinceNanos > KEPT_NANOS) {
            kept = look();
            keptSinceNanos = System.nanoTime();
        }
        return kept;
    }

    private List<HealthCheck> look() {
        List<HealthCheck> found = new ArrayList<>();
        HealthCheck database = database();
        found.add(database);
        found.add(broker());
        found.add(disk());
        if (database.level() != Level.BAD) {
            found.add(safely("clock", this::clock));
            found.add(safely("log", this::log));
            found.add(safely("index", this::index));
            found.add(safely("callbacks", this::callbacks));
            try {
                authorities.all().forEach(state -> found.add(authority(state)));
            } catch (RuntimeException failed) {
                found.add(failed("authority", failed));
            }
        }
        keys.certificates().forEach(one -> found.add(certificate(one)));
        found.add(required.check());
        return List.copyOf(found);
    }

    private static HealthCheck safely(String name, Supplier<HealthCheck> look) {
        try {
            return look.get();
        } catch (RuntimeException failed) {
            return failed(name, failed);
        }
    }

    private static HealthCheck failed(String name, Exception failed) {
        return HealthCheck.of(name, null, Level.BAD, "failed", "cause", failed.getClass().getSimpleName());
    }

    private HealthCheck database() {
        long before = System.nanoTime();
        try {
            jdbc.sql("SELECT 1").query(Integer.class).single();
            return HealthCheck.of("database", null, Level.GOOD, "ok", "millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
        } catch (RuntimeException away) {
            return failed("database", away);
        }
    }

    private HealthCheck broker() {
        long before = System.nanoTime();
        try (Connection connection = broker.createConnection(); Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createTemporaryQueue().delete();
            return HealthCheck.of("broker", null, Level.GOOD, "ok", "millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
        } catch (JMSException away) {
            return failed("broker", away);
        }
    }

    private HealthCheck disk() {
        try {
            long free = Files.getFileStore(dataDir.toAbsolutePath()).getUsableSpace();
            boolean enough = free >= settings.diskBytesMin();
            return HealthCheck.of("disk", null, enough ? Level.GOOD : Level.ATTENTION, enough ? "ok" : "little",
                    "freeMegabytes", free >> 20, "expectedMegabytes", settings.diskBytesMin() >> 20);
        } catch (IOException unreadable) {
            return failed("disk", unreadable);
        }
    }

    /** Entries' times never go back: a clock that has fallen behind them gives all new ones the same time. */
    private HealthCheck clock() {
        Instant now = clock.instant();
        Instant newest = checked.newestEntry().orElse(now);
        boolean behind = Duration.between(now, newest).compareTo(CLOCK_BEHIND_MAX) > 0;
        return HealthCheck.of("clock", null, behind ? Level.BAD : Level.GOOD, behind ? "behind" : "ok", "now", now, "newestEntry", newest);
    }

    private HealthCheck log() {
        String places = faults.openPlaces();
        CheckedLog.Checked last = checked.last().orElse(new CheckedLog.Checked(0, Instant.EPOCH));
        boolean late = Duration.between(last.at(), clock.instant()).compareTo(settings.checkMax()) > 0;
        return HealthCheck.of("log", null, places != null ? Level.BAD : late ? Level.ATTENTION : Level.GOOD, places != null ? "fault" : late ? "late" : "ok",
                "verifiedTo", last.to(), "size", log.size(), "verifiedAt", last.at(), "places", places);
    }

    private HealthCheck index() {
        long waiting = outbox.waiting();
        boolean many = waiting > settings.indexMax();
        return HealthCheck.of("index", null, many ? Level.ATTENTION : Level.GOOD, many ? "behind" : "ok", "waiting", waiting);
    }

    private HealthCheck callbacks() {
        Instant oldest = callbacks.oldestWaiting();
        long dead = callbacks.dead();
        boolean late = oldest != null && Duration.between(oldest, clock.instant()).compareTo(settings.callbackMax()) > 0;
        long waiting = callbacks.waiting();
        return HealthCheck.of("callbacks", null, late || dead > 0 ? Level.ATTENTION : Level.GOOD,
                dead > 0 ? "dead" : late ? "late" : waiting == 0 ? "none" : "ok", "waiting", waiting, "dead", dead, "oldestSince", oldest);
    }

    private static HealthCheck authority(AuthorityStates.State state) {
        boolean open = !state.breaker().equals("CLOSED");
        boolean parked = state.parked() > 0;
        boolean overdue = state.overdue() > 0;
        return HealthCheck.of("authority", state.authority().code(), open || parked || overdue ? Level.ATTENTION : Level.GOOD,
                open ? "away" : parked ? "parked" : overdue ? "overdue" : state.lastOk() == null ? "unheard" : "ok",
                "waiting", state.waiting(), "parked", state.parked(), "oldestSince", state.oldestSince(), "lastOk", state.lastOk(),
                "lastErrorAt", state.lastErrorAt(), "lastError", state.lastError(), "overdue", state.overdue());
    }

    private HealthCheck certificate(EvidenceSigner.Certified one) {
        Instant end = one.certificate().getNotAfter().toInstant();
        long days = Duration.between(clock.instant(), end).toDays();
        Level level = days < 0 ? Level.BAD : days < settings.certificateDaysMin() ? Level.ATTENTION : Level.GOOD;
        return HealthCheck.of("certificate", one.kind(), level, level == Level.BAD ? "over" : level == Level.ATTENTION ? "soon" : "ok",
                "daysLeft", days, "validTo", end);
    }
}
