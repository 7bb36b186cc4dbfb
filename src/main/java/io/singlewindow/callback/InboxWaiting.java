package io.singlewindow.callback;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.trail.EntryLog;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.ObjectMapper;

/** Clients that wait for their inbox: bounded in number, without a thread each; served when the log has grown. */
@Component
@Profile("!simulator")
public class InboxWaiting implements SmartLifecycle, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(InboxWaiting.class);
    private static final long LOOK_MILLIS = 100;
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);
    /** At once; a client that does not read holds one until the container gives it up. */
    private static final int SERVERS_MAX = 16;
    private static final int ITEMS_AT_ONCE_MAX = 200;
    private static final int RECONNECT_MILLIS = 2_000;

    private final Inbox inbox;
    private final EntryLog log;
    private final InboxSettings settings;
    private final ObjectMapper json;
    private final Set<Waiter> waiters = new HashSet<>();
    private volatile boolean running = true;
    private final Map<String, Integer> perCompany = new HashMap<>();
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "inbox-pulse"));
    private final ThreadPoolExecutor servers = new ThreadPoolExecutor(SERVERS_MAX, SERVERS_MAX, 30, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), work -> new Thread(work, "inbox-server"));

    InboxWaiting(Inbox inbox, EntryLog log, InboxSettings settings, ObjectMapper json) {
        this.inbox = inbox;
        this.log = log;
        this.settings = settings;
        this.json = json;
        servers.allowCoreThreadTimeOut(true);
        pulse.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One client that waits. */
    private abstract class Waiter {

        private final String company;
        final Set<String> types;
        private final AtomicBoolean busy = new AtomicBoolean();
        long after;
        private long lookedAtSize = -1;
        long heardAtNanos = System.nanoTime();

        Waiter(String company, long after, Set<String> types) {
            this.company = company;
            this.after = after;
            this.types = types;
        }

        /** Serves what is there; false when the client needs no more. */
        abstract boolean serve() throws IOException;

        /** Lets the client go: this server stops, and another may be asked. */
        abstract void end();

        /** Says that this end is alive. */
        void beat() throws IOException {
            // whoever waits for one answer hears from us with it
        }

        Inbox.Page page(int limit) {
            Inbox.Page page = inbox.read(company, after, types, limit);
            after = page.seen();
            return page;
        }

        void look(long size) {
            boolean grown = size > lookedAtSize;
            boolean silent = System.nanoTime() - heardAtNanos > HEARTBEAT_NANOS;
            if ((grown || silent) && busy.compareAndSet(false, true)) {
                servers.execute(() -> turn(size, grown));
            }
        }

        private void turn(long size, boolean grown) {
            try {
                lookedAtSize = size;
                if (grown ? !serve() : false) {
                    leave(this);
                }
                if (System.nanoTime() - heardAtNanos > HEARTBEAT_NANOS) {
                    beat();
                    heardAtNanos = System.nanoTime();
                }
            } catch (IOException | IllegalStateException gone) {
                leave(this);
            } catch (RuntimeException away) {
                // the database, most likely: looked at again with the next pulse
                lookedAtSize = -1;
                LOG.warn("An inbox that is waited for could not be read: {}", away.toString());
            } finally {
                busy.set(false);
            }
        }
    }

    /** False when too many wait already. */
    private boolean enter(Waiter waiter) {
        synchronized (waiters) {
            int company = perCompany.getOrDefault(waiter.company, 0);
            if (!running || waiters.size() >= settings.waitingMax() || company >= settings.waitingPerCompanyMax()) {
                return false;
            }
            waiters.add(waiter);
            perCompany.merge(waiter.company, 1, Integer::sum);
            return true;
        }
    }

    private void leave(Waiter waiter) {
        synchronized (waiters) {
            if (waiters.remove(waiter)) {
                perCompany.computeIfPresent(waiter.company, (company, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    private void look() {
        try {
            List<Waiter> now;
            synchronized (waiters) {
                now = List.copyOf(waiters);
            }
            if (!now.isEmpty()) {
                long size = log.size();
                now.forEach(waiter -> waiter.look(size));
            }
        } catch (RuntimeException away) {
            LOG.warn("The log could not be looked at for those who wait: {}", away.toString());
        }
    }

    /** Answers when there is something, or when the result's own time is over; at once with nothing when too many wait. */
    <T> void forPage(String company, long after, Set<String> types, int limit, DeferredResult<T> result, Function<Inbox.Page, T> rendering) {
        Waiter waiter = new Waiter(company, after, types) {
            @Override
            boolean serve() {
                if (result.isSetOrExpired()) {
                    return false;
                }
                Inbox.Page page = page(limit);
                return page.items().isEmpty() || !result.setResult(rendering.apply(page));
            }

            @Override
            void end() {
                result.setResult(rendering.apply(new Inbox.Page(List.of(), null, after)));
            }
        };
        result.onCompletion(() -> leave(waiter));
        if (!enter(waiter)) {
            result.setResult(rendering.apply(new Inbox.Page(List.of(), null, after)));
        }
    }

    /**
     * A stream of items, the id of each its cursor.
     *
     * @param after cursor of the last item seen; null: of the last acknowledged
     * @throws ProblemException 503 when too many wait
     */
    public SseEmitter stream(String company, @Nullable Long after, Set<String> types) {
        SseEmitter emitter = new SseEmitter(settings.streamMax().toMillis());
        long from = after == null ? inbox.acknowledged(company) : after;
        Waiter waiter = new Waiter(company, from, types) {
            private boolean opened;

            @Override
            boolean serve() throws IOException {
                if (!opened) {
                    opened = true;
                    emitter.send(SseEmitter.event().comment("open").reconnectTime(RECONNECT_MILLIS));
                }
                Inbox.Page page = page(ITEMS_AT_ONCE_MAX);
                for (Map<String, @Nullable Object> item : page.items()) {
                    emitter.send(SseEmitter.event().id(String.valueOf(item.get("cursor"))).name(String.valueOf(item.get("type")))
                            .data(json.writeValueAsString(item), MediaType.APPLICATION_JSON));
                }
                return page.next() == null || serve();
            }

            @Override
            void end() {
                emitter.complete();
            }

            @Override
            void beat() throws IOException {
                emitter.send(SseEmitter.event().comment("alive"));
            }
        };
        if (!enter(waiter)) {
            throw ProblemException.of(503, ErrorCode.SYS_001, "streams of " + company, String.valueOf(settings.waitingPerCompanyMax()));
        }
        emitter.onCompletion(() -> leave(waiter));
        emitter.onError(failed -> leave(waiter));
        emitter.onTimeout(() -> {
            leave(waiter);
            emitter.complete();
        });
        return emitter;
    }

    /** How many wait. */
    int size() {
        synchronized (waiters) {
            return waiters.size();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the doors, which wait for every request to end. */
    @Override
    public void stop() {
        List<Waiter> rest;
        synchronized (waiters) {
            running = false;
            rest = List.copyOf(waiters);
        }
        rest.forEach(Waiter::end);
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
