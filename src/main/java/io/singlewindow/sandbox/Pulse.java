package io.singlewindow.sandbox;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does something twice a second on a thread of its own while the sandbox runs; a round that fails is told, and the next tries again. */
abstract class Pulse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final int PAUSE_MILLIS = 500;

    private final String name;
    private ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    /** @param name of its thread, and in the log */
    Pulse(String name) {
        this.name = name;
    }

    /** What is done each time. */
    abstract void round();

    @Override
    public void start() {
        running = true;
        rounds = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
        rounds.scheduleWithFixedDelay(this::once, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void once() {
        try {
            round();
        } catch (RuntimeException failed) {
            LOG.warn("{}: {}", name, failed.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
        rounds.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
