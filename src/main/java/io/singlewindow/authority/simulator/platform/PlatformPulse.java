package io.singlewindow.authority.simulator.platform;

import io.singlewindow.authority.simulator.OnHostedSimulator;
import io.singlewindow.authority.simulator.PendingAnswers;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Looks at the clock and uploads what is due, one after the other; runs once the server answers. */
@Component
@Conditional(OnHostedSimulator.class)
class PlatformPulse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformPulse.class);
    private static final int AT_ONCE_MAX = 20;
    private static final int PAUSE_MILLIS = 50;
    private static final int STOP_SECONDS_MAX = 5;

    private final PlatformSimulator platform;
    private final UploadPost road;
    private volatile boolean running;
    private Thread pulse = new Thread(this::run, "platform-pulse");

    PlatformPulse(PlatformSimulator platform, UploadPost road) {
        this.platform = platform;
        this.road = road;
    }

    @Override
    public void start() {
        running = true;
        pulse = new Thread(this::run, "platform-pulse");
        pulse.start();
    }

    @Override
    public void stop() {
        running = false;
        pulse.interrupt();
        try {
            pulse.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS_MAX));
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
                platform.due(AT_ONCE_MAX).forEach(this::upload);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void upload(PendingAnswers.Due due) {
        String answer = null;
        try {
            answer = road.post(platform.write(due));
        } catch (RuntimeException failed) {
            LOG.warn("Upload {} was not sent: {}", due.id(), failed.toString());
        }
        platform.sent(due, answer);
    }
}
