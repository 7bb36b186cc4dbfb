package io.singlewindow.trail;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Clients that wait for the log to grow: bounded in number, those of one caller too, and without a thread each. A pulse looks at the
 * log's size; whoever has not seen so much is served by one of a few threads, never by two at once.
 */
public final class LogFollowers implements SmartLifecycle, DisposableBean {

    /** What a follower that needs no more has been served with. */
    public static final long ENOUGH = -1;

    private static final Logger LOG = LoggerFactory.getLogger(LogFollowers.class);
    private static final long LOOK_MILLIS = 100;
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long IDLE_SECONDS = 30;

    private final LongSupplier log;
    private final int followersMax;
    private final int perCallerMax;
    private final Set<Follower> followers = new LinkedHashSet<>();
    private final Map<String, Integer> perCaller = new HashMap<>();
    private final ScheduledExecutorService pulse;
    private final ThreadPoolExecutor servers;
    private volatile boolean running = true;

    /**
     * Followers of a log.
     *
     * @param name of their threads
     * @param log how many entries it has
     * @param followersMax at once
     * @param perCallerMax of them, those of one caller
     * @param serversMax threads that serve; a client that does not read holds one until the container gives it up
     */
    public LogFollowers(String name, LongSupplier log, int followersMax, int perCallerMax, int serversMax) {
        this.log = log;
        this.followersMax = followersMax;
        this.perCallerMax = perCallerMax;
        servers = new ThreadPoolExecutor(serversMax, serversMax, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> new Thread(work, name + "-server"));
        servers.allowCoreThreadTimeOut(true);
        pulse = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, name + "-pulse"));
        pulse.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One client. */
    public abstract static class Follower {

        private final String caller;
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile long seen = -1;
        private volatile long heardAtNanos = System.nanoTime();

        /** Of a caller whose followers are counted together. */
        protected Follower(String caller) {
            this.caller = caller;
        }

        /**
         * Serves what is there.
         *
         * @param size entries of the log now
         * @return how many of them the client has been served with, or {@link #ENOUGH} when it needs no more
         * @throws IOException when the client has gone
         */
        protected abstract long serve(long size) throws IOException;

        /** Says that this end is alive, after a while. */
        protected void beat() throws IOException {
            // whoever waits for one answer hears from us with it
        }

        /** Lets the client go: this server stops, and another may be asked. */
        protected abstract void end();
    }

    /** False when too many follow already, or the server stops. */
    public boolean enter(Follower follower) {
        synchronized (followers) {
            int own = perCaller.getOrDefault(follower.caller, 0);
            if (!running || followers.size() >= followersMax || own >= perCallerMax) {
                return false;
            }
            followers.add(follower);
            perCaller.put(follower.caller, own + 1);
            return true;
        }
    }

    /** It is served no more. */
    public void leave(Follower follower) {
        synchronized (followers) {
            if (followers.remove(follower)) {
                perCaller.computeIfPresent(follower.caller, (caller, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /** It leaves when its stream ends, however it does. */
    public void leaveWith(SseEmitter emitter, Follower follower) {
        emitter.onCompletion(() -> leave(follower));
        emitter.onError(failed -> leave(follower));
        emitter.onTimeout(() -> {
            leave(follower);
            emitter.complete();
        });
    }

    private List<Follower> now() {
        synchronized (followers) {
            return List.copyOf(followers);
        }
    }

    private void look() {
        try {
            List<Follower> all = now();
            if (!all.isEmpty()) {
                long size = log.getAsLong();
                all.forEach(follower -> look(follower, size));
            }
        } catch (RuntimeException away) {
            LOG.warn("The log could not be looked at for those who follow it: {}", away.toString());
        }
    }

    private void look(Follower follower, long size) {
        boolean waits = follower.seen < size || System.nanoTime() - follower.heardAtNanos > HEARTBEAT_NANOS;
        if (waits && follower.busy.compareAndSet(false, true)) {
            servers.execute(() -> turn(follower, size));
        }
    }

    private void turn(Follower follower, long size) {
        try {
            if (follower.seen < size) {
                long served = follower.serve(size);
                if (served == ENOUGH) {
                    leave(follower);
                    return;
                }
                follower.seen = served;
            }
            if (System.nanoTime() - follower.heardAtNanos > HEARTBEAT_NANOS) {
                follower.beat();
                follower.heardAtNanos = System.nanoTime();
            }
        } catch (IOException | IllegalStateException gone) {
            leave(follower);
        } catch (RuntimeException away) {
            // the database, most likely: served again with the next pulse
            LOG.warn("A follower of the log could not be served: {}", away.toString());
        } finally {
            follower.busy.set(false);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the doors, which wait for every request to end. */
    @Override
    public void stop() {
        synchronized (followers) {
            running = false;
        }
        now().forEach(Follower::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void destroy() {
        pulse.shutdownNow();
        servers.shutdownNow();
    }
}
