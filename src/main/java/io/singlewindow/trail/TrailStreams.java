package io.singlewindow.trail;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.ObjectMapper;

/**
 * Readers that follow the log as it grows: bounded in number, without a thread each. Each is sent the entries after the one it
 * saw last, in their order and without gaps, as soon as a head that a power cut cannot take back stands over them.
 */
@Component
@Profile("!simulator")
class TrailStreams implements SmartLifecycle, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TrailStreams.class);
    private static final long LOOK_MILLIS = 100;
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);
    /** At once; a reader that does not read holds one until the container gives it up. */
    private static final int SERVERS_MAX = 8;
    /** Of one reader's turn: who is far behind lets others have theirs. */
    private static final int ENTRIES_AT_ONCE_MAX = 256;
    private static final int RECONNECT_MILLIS = 2_000;

    private final EntryLog log;
    private final StreamSettings settings;
    private final ObjectMapper json;
    private final Set<Reader> readers = new LinkedHashSet<>();
    private final Map<String, Integer> perCaller = new HashMap<>();
    private volatile boolean running = true;
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "trail-pulse"));
    private final ThreadPoolExecutor servers = new ThreadPoolExecutor(SERVERS_MAX, SERVERS_MAX, 30, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), work -> new Thread(work, "trail-server"));

    TrailStreams(EntryLog log, StreamSettings settings, ObjectMapper json) {
        this.log = log;
        this.settings = settings;
        this.json = json;
        servers.allowCoreThreadTimeOut(true);
        pulse.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One reader and the number of the entry that it is sent next. */
    private final class Reader {

        private final String caller;
        private final Set<String> types;
        private final SseEmitter emitter = new SseEmitter(settings.lastsMax().toMillis());
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile long next;
        private volatile boolean opened;
        private volatile long heardAtNanos = System.nanoTime();

        Reader(String caller, long next, Set<String> types) {
            this.caller = caller;
            this.next = next;
            this.types = types;
        }

        /** Has it served where there is something for it. */
        void look(long size) {
            boolean waits = !opened || next < size || System.nanoTime() - heardAtNanos > HEARTBEAT_NANOS;
            if (waits && busy.compareAndSet(false, true)) {
                servers.execute(() -> turn(size));
            }
        }

        private void turn(long size) {
            try {
                send(size);
            } catch (IOException | IllegalStateException gone) {
                leave(this);
            } catch (RuntimeException away) {
                // the database, most likely: read again with the next pulse
                LOG.warn("The log could not be read for a stream: {}", away.toString());
            } finally {
                busy.set(false);
            }
        }

        private void send(long size) throws IOException {
            if (!opened) {
                emitter.send(SseEmitter.event().comment("open").reconnectTime(RECONNECT_MILLIS));
                opened = true;
            }
            for (EntryLog.Entry entry : log.entries(next, Math.min(size, next + ENTRIES_AT_ONCE_MAX))) {
                if (types.isEmpty() || types.contains(entry.type())) {
                    emitter.send(SseEmitter.event().id(String.valueOf(entry.number())).name(entry.type())
                            .data(json.writeValueAsString(TrailController.json(entry)), MediaType.APPLICATION_JSON));
                    heardAtNanos = System.nanoTime();
                }
                next = entry.number() + 1;
            }
            if (System.nanoTime() - heardAtNanos > HEARTBEAT_NANOS) {
                emitter.send(SseEmitter.event().comment("alive"));
                heardAtNanos = System.nanoTime();
            }
        }
    }

    /**
     * Opens a stream of the entries from a number on.
     *
     * @param caller whose streams are counted together
     * @param next number of the first entry to be sent, at most the log's size
     * @param types of entries; empty: all
     * @throws ProblemException 503 when there are too many readers
     */
    SseEmitter open(String caller, long next, Set<String> types) {
        Reader reader = new Reader(caller, next, types);
        if (!enter(reader)) {
            throw ProblemException.of(503, ErrorCode.SYS_001, "streams of the log", settings.readersPerCallerMax() + " of one caller");
        }
        reader.emitter.onCompletion(() -> leave(reader));
        reader.emitter.onError(failed -> leave(reader));
        reader.emitter.onTimeout(() -> {
            leave(reader);
            reader.emitter.complete();
        });
        return reader.emitter;
    }

    private boolean enter(Reader reader) {
        synchronized (readers) {
            int own = perCaller.getOrDefault(reader.caller, 0);
            if (!running || readers.size() >= settings.readersMax() || own >= settings.readersPerCallerMax()) {
                return false;
            }
            readers.add(reader);
            perCaller.put(reader.caller, own + 1);
            return true;
        }
    }

    private void leave(Reader reader) {
        synchronized (readers) {
            if (readers.remove(reader)) {
                perCaller.computeIfPresent(reader.caller, (caller, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    private List<Reader> now() {
        synchronized (readers) {
            return new ArrayList<>(readers);
        }
    }

    private void look() {
        try {
            List<Reader> all = now();
            if (!all.isEmpty()) {
                long size = log.size();
                all.forEach(reader -> reader.look(size));
            }
        } catch (RuntimeException away) {
            LOG.warn("The log could not be looked at for its readers: {}", away.toString());
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the doors, which wait for every request to end. */
    @Override
    public void stop() {
        synchronized (readers) {
            running = false;
        }
        now().forEach(reader -> reader.emitter.complete());
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
