package io.singlewindow.authority.simulator;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Looks at each authority's clock and sends what is due; runs once the server answers. */
@Component
@Conditional(OnHostedSimulator.class)
class SimulatorPulse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatorPulse.class);
    private static final int SENDERS = 8;
    private static final int PAUSE_MILLIS = 25;
    private static final int STOP_SECONDS_MAX = 5;

    private final List<SimulatedAuthority> authorities;
    private final AnswerRoad road;
    private final SimulatorModes modes;
    private final Semaphore free = new Semaphore(SENDERS);
    private volatile boolean running;
    private ExecutorService senders = Executors.newCachedThreadPool();
    private Thread pulse = new Thread(this::run, "simulator-pulse");

    SimulatorPulse(List<SimulatedAuthority> authorities, AnswerRoad road, SimulatorModes modes) {
        this.authorities = authorities;
        this.road = road;
        this.modes = modes;
    }

    @Override
    public void start() {
        running = true;
        senders = Executors.newFixedThreadPool(SENDERS, task -> new Thread(task, "simulator-sender"));
        pulse = new Thread(this::run, "simulator-pulse");
        pulse.start();
    }

    @Override
    public void stop() {
        running = false;
        pulse.interrupt();
        senders.shutdownNow();
        try {
            pulse.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS_MAX));
            senders.awaitTermination(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                for (SimulatedAuthority authority : authorities) {
                    if (modes.of(authority.authority()) == SimulatorModes.Mode.SILENT) {
                        continue;
                    }
                    for (PendingAnswers.Due due : authority.due(SENDERS)) {
                        free.acquire();
                        senders.execute(() -> send(authority, due));
                    }
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(SimulatedAuthority authority, PendingAnswers.Due due) {
        boolean arrived = false;
        try {
            arrived = road.bring(authority.authority(), authority.write(due));
        } catch (RuntimeException failed) {
            LOG.warn("Answer {} of {} was not sent: {}", due.id(), authority.authority().code(), failed.toString());
        } finally {
            free.release();
            authority.sent(due, arrived);
        }
    }
}
