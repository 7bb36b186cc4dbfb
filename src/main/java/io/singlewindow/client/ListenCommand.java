package io.singlewindow.client;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Listens to the company's inbox as it fills, and passes each item on to a server on this machine. */
@Command(mixinStandardHelpOptions = true)
final class ListenCommand extends WindowCommand {

    /** The window says something every 15 s. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(45);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    @Option(names = "--types", paramLabel = "TYPE,…")
    @Nullable String types;

    @Option(names = "--after", paramLabel = "CURSOR")
    @Nullable Long after;

    @Option(names = "--forward-to", paramLabel = "URL")
    @Nullable String forwardTo;

    @Option(names = "--secret-env", paramLabel = "VARIABLE")
    @Nullable String secretVariable;

    @Option(names = "--ack")
    boolean acknowledge;

    @Option(names = "--count", paramLabel = "N")
    @Nullable Integer count;

    @Option(names = "--timeout", paramLabel = "TIME")
    @Nullable Duration timeout;

    private @Nullable Forwarder forwarder;
    private volatile boolean forwarding;
    private @Nullable String seen;
    private int done;
    private long endNanos;

    ListenCommand(Surroundings around, Voice voice) {
        super(around, voice);
    }

    @Override
    ExitCode run(WindowHttp window) throws Failure, InterruptedException {
        if (forwardTo != null) {
            forwarder = new Forwarder(Forwarder.address(forwardTo), new Webhook(secret()), around.clock());
        }
        endNanos = timeout == null ? Long.MAX_VALUE : System.nanoTime() + timeout.toNanos();
        seen = after == null ? null : String.valueOf(after);
        Duration rest = FIRST_PAUSE;
        boolean opened = false;
        while (!over()) {
            int before = done;
            try {
                stream(window);
                opened = true;
            } catch (ConnectException | HttpConnectTimeoutException nobody) {
                if (!opened) {
                    throw Failure.notReachable("notReachable", window.absolute("/"), nobody.getClass().getSimpleName());
                }
                voice.note("listen.lost", nobody.getClass().getSimpleName(), rest.toSeconds());
            } catch (IOException lost) {
                opened = true;
                if (!over()) {
                    voice.note("listen.lost", String.valueOf(lost.getMessage()), rest.toSeconds());
                }
            }
            if (!over()) {
                rest = done > before ? FIRST_PAUSE : rest;
                around.pause().of(rest);
                rest = longer(rest);
            }
        }
        return ExitCode.DONE;
    }

    private static Duration longer(Duration pause) {
        return pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
    }

    private boolean over() {
        return count != null && done >= count || timeout != null && System.nanoTime() >= endNanos;
    }

    private String secret() throws Failure {
        if (secretVariable == null) {
            String made = Forwarder.newSecret(new SecureRandom());
            voice.note("listen.secret", made);
            return made;
        }
        String given = around.env().get(secretVariable);
        if (given == null || !given.matches("whsec_[A-Za-z0-9+/]{22,}=*")) {
            throw Failure.usage("callback.secret");
        }
        return given;
    }

    /** One stream, until it ends, breaks, falls silent, or enough was heard. */
    private void stream(WindowHttp window) throws IOException, Failure, InterruptedException {
        String path = "/api/v1/inbox" + (types == null ? "" : "?types=" + WindowHttp.encode(types));
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "listen-watch");
            thread.setDaemon(true);
            return thread;
        });
        try (EventReader reader = new EventReader(window.stream(path, seen))) {
            watch.scheduleWithFixedDelay(() -> closeIfSilent(reader), 1, 1, TimeUnit.SECONDS);
            for (EventReader.Event event = reader.next(); event != null && !over(); event = reader.next()) {
                if (!take(event, window)) {
                    return;
                }
                seen = event.id();
                done++;
                if (over()) {
                    return;
                }
            }
        } finally {
            watch.shutdownNow();
        }
    }

    /** Reading cannot be timed: whoever reads notices that it was closed. */
    private void closeIfSilent(EventReader reader) {
        boolean silent = System.nanoTime() - reader.heardAtNanos() > SILENCE_MAX.toNanos() && !forwarding;
        if (silent || timeout != null && System.nanoTime() >= endNanos) {
            try {
                reader.close();
            } catch (IOException closed) {
                // as wished
            }
        }
    }

    /** Shows one, passes it on until it has arrived, acknowledges it; false when the time is over before. */
    private boolean take(EventReader.Event event, WindowHttp window) throws Failure, InterruptedException {
        show(event);
        if (forwarder != null) {
            forwarding = true;
            try {
                if (!forward(event, forwarder)) {
                    return false;
                }
            } finally {
                forwarding = false;
            }
        }
        if (acknowledge) {
            window.post("/api/v1/inbox/ack", "application/json", ("{\"cursor\":" + cursor(event) + "}").getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }

    private static long cursor(EventReader.Event event) throws Failure {
        if (!event.id().matches("[0-9]{1,18}")) {
            throw Failure.notReachable("notJson");
        }
        return Long.parseLong(event.id());
    }

    private boolean forward(EventReader.Event event, Forwarder to) throws InterruptedException {
        Duration rest = FIRST_PAUSE;
        while (true) {
            String answer;
            try {
                int status = to.forward(event);
                if (Forwarder.arrived(status)) {
                    voice.note("listen.forwarded", event.id(), status);
                    return true;
                }
                answer = String.valueOf(status);
            } catch (IOException nobody) {
                answer = nobody.getClass().getSimpleName();
            }
            voice.note("listen.notForwarded", event.id(), answer, rest.toSeconds());
            around.pause().of(rest);
            rest = longer(rest);
            if (over()) {
                return false;
            }
        }
    }

    private void show(EventReader.Event event) {
        if (json) {
            voice.print(event.data());
            return;
        }
        try {
            JsonNode item = WindowHttp.JSON.readTree(event.data());
            voice.print(String.join("  ", event.id(), item.path("time").asString(""), item.path("type").asString(event.type()),
                    item.path("subject").asString(""), told(item.path("data"))).stripTrailing());
        } catch (JacksonException other) {
            voice.print(event.id() + "  " + event.type());
        }
    }

    /** What an item says that is worth a place in its line. */
    private static String told(JsonNode data) {
        for (String name : new String[] {"state", "returnStatus", "status"}) {
            if (data.path(name).isString()) {
                return data.path(name).asString();
            }
        }
        return "";
    }
}
