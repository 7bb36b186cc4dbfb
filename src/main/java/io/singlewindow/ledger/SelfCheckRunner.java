package io.singlewindow.ledger;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Looks at the log before the doors open, and again and again while they are. */
@Component
@Profile("!simulator")
class SelfCheckRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SelfCheckRunner.class);

    private final SelfCheck check;
    private final SelfCheckSettings settings;
    private @Nullable ScheduledExecutorService schedule;

    SelfCheckRunner(SelfCheck check, SelfCheckSettings settings, Ledger ledger, LogFaults faults) {
        this.check = check;
        this.settings = settings;
        ledger.stopWhile(faults::openPlaces);
    }

    @Override
    public synchronized void start() {
        if (schedule == null) {
            look(settings.startEntriesMax(), 0);
            schedule = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "self-check"));
            long millis = settings.every().toMillis();
            schedule.scheduleWithFixedDelay(() -> look(settings.entriesMax(), settings.oldEntriesMax()), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void look(int changedMax, int oldMax) {
        try {
            check.run(changedMax, oldMax);
        } catch (RuntimeException failed) {
            // the database is away, or another node was quicker: the next look comes
            LOG.warn("The log was not looked at: {}", failed.getClass().getSimpleName());
        } catch (Error failed) {
            // a schedule ends for good with what its task throws, and nobody would look any more
            LOG.error("The log was not looked at", failed);
        }
    }

    @Override
    public synchronized void stop() {
        if (schedule != null) {
            schedule.shutdownNow();
            schedule = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return schedule != null;
    }

    @Override
    public int getPhase() {
        return Ledger.PHASE + 1;
    }
}
