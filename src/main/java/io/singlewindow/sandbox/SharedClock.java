package io.singlewindow.sandbox;

import io.singlewindow.time.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps how far the sandbox's clock was moved where all its nodes read it: whichever of them is asked to move it, the others
 * follow within half a second, and a node that is started later, or again, goes by it from the beginning.
 */
@Component
@Profile("sandbox")
class SharedClock implements InitializingBean, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SharedClock.class);
    private static final int ONLY_ROW = 1;
    private static final int PAUSE_MILLIS = 500;

    private final MovableClock clock;
    private final JdbcClient jdbc;
    private ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    SharedClock(MovableClock clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        follow();
    }

    /** Moves it here at once, for all. */
    synchronized void move(Instant target) {
        clock.setTo(target);
        long offset = clock.offset().toMillis();
        if (jdbc.sql("UPDATE sandbox_clock SET offset_millis = ? WHERE id = ?").params(offset, ONLY_ROW).update() == 0) {
            jdbc.sql("INSERT INTO sandbox_clock (id, offset_millis) VALUES (?, ?)").params(ONLY_ROW, offset).update();
        }
    }

    /** Goes where another node has moved it. */
    synchronized void follow() {
        jdbc.sql("SELECT offset_millis FROM sandbox_clock WHERE id = ?").param(ONLY_ROW).query(Long.class).optional()
                .map(Duration::ofMillis).filter(offset -> !offset.equals(clock.offset()))
                .ifPresent(clock::setOffset);
    }

    @Override
    public void start() {
        running = true;
        pulse = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sandbox-clock"));
        pulse.scheduleWithFixedDelay(() -> {
            try {
                follow();
            } catch (DataAccessException away) {
                // the next round looks again
                LOG.debug("Where the sandbox's clock stands could not be read: {}", away.toString());
            }
        }, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        pulse.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
