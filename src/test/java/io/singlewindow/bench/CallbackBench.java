package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver;
import io.singlewindow.callback.Receiver.Call;
import io.singlewindow.callback.Receiver.Reply;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long after an event nine receivers have it, while others fail in every way and while none does: from the event's own time, which its
 * entry has, to its arrival, by the clock of one machine.
 */
class CallbackBench {

    private static final String COMPANY = "sandbox-platform";
    private static final String SENDER = "sandbox-any";
    private static final int GOOD = 9;
    private static final int PAGE = 200;
    /** So many consignments of four messages in each row. */
    private static final int PACED = 60;
    private static final int AT_ONCE = 100;
    private static final int PACE_MILLIS = 1000;
    private static final int CONNECTIONS = 4;
    private static final Duration SENT_MAX = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path FOLDER = BenchSettings.FOLDER.resolve("callbacks");

    private static BenchServer server;
    private static Messages messages;
    private static final List<Receiver> GOOD_ONES = new ArrayList<>();
    private static final List<Receiver> BAD_ONES = new ArrayList<>();

    @BeforeAll
    static void start() {
        Report.begin();
        BenchServer.clear(FOLDER);
        server = BenchServer.sandbox(FOLDER, BenchServer.freePort(), "window.callback.endpoints-per-principal-max=20");
        messages = new Messages(server);
        for (int i = 0; i < GOOD; i++) {
            GOOD_ONES.add(endpoint());
        }
    }

    @AfterAll
    static void stop() {
        GOOD_ONES.forEach(Receiver::close);
        BAD_ONES.forEach(Receiver::close);
        server.close();
        BenchServer.clear(FOLDER);
    }

    private static Receiver endpoint() {
        Receiver receiver = new Receiver();
        server.post("/api/v1/callback-endpoints", COMPANY, "{\"url\":\"" + receiver.url() + "\",\"form\":\"FULL\"}");
        return receiver;
    }

    @Test
    void fromTheEventToItsArrival() {
        atOnce(AT_ONCE);
        // what the warming up still brings is none of the first row's
        awaitAll(-1);
        StringBuilder text = new StringBuilder("| messages | receivers | events at nine | p50 ms | p95 ms | p99 ms | max ms |\n|---|---|--:|--:|--:|--:|--:|\n");
        text.append(row("a consignment a second", "nine", () -> paced(PACED)));
        text.append(row("as fast as " + CONNECTIONS + " connections send", "nine", () -> atOnce(AT_ONCE)));
        spoil();
        text.append(row("a consignment a second", "nine, and five that fail", () -> paced(PACED)));
        text.append(row("as fast as " + CONNECTIONS + " connections send", "nine, and five that fail", () -> atOnce(AT_ONCE)));
        Report.add("Callbacks: from an event's own time to its arrival at each of nine receivers", text.toString());
    }

    /** Of one that refuses, hangs, drips, redirects and fails. */
    private static void spoil() {
        List<Receiver> bad = Stream.generate(CallbackBench::endpoint).limit(5).toList();
        BAD_ONES.addAll(bad);
        bad.get(0).close();
        bad.get(1).answer(call -> Reply.never());
        bad.get(2).answer(call -> Reply.drip());
        bad.get(3).answer(call -> new Reply(302, Map.of("Location", GOOD_ONES.get(0).url()), ""));
        bad.get(4).answer(call -> Reply.of(500));
    }

    private static String row(String what, String receivers, Runnable sending) {
        GOOD_ONES.forEach(Receiver::forget);
        long before = last();
        sending.run();
        List<Long> told = awaitAll(before);
        double[] millis = GOOD_ONES.stream().flatMap(receiver -> receiver.events().stream()).filter(call -> told.contains(call.json().get("cursor").asLong()))
                .mapToDouble(CallbackBench::millis).sorted().toArray();
        assertThat(millis).hasSize(told.size() * GOOD);
        return String.format(Locale.ROOT, "| %s | %s | %d | %.0f | %.0f | %.0f | %.0f |%n", what, receivers, millis.length, part(millis, 0.5), part(millis, 0.95),
                part(millis, 0.99), millis[millis.length - 1]);
    }

    private static double part(double[] sorted, double part) {
        return sorted[Math.min(sorted.length - 1, (int) (part * sorted.length))];
    }

    private static double millis(Call call) {
        Instant event = OffsetDateTime.parse(call.json().get("time").asString()).toInstant();
        return Duration.between(event, call.at()).toNanos() / 1e6;
    }

    /** Cursors of the events after one, when nothing has come for a while and every receiver has them all. */
    private static List<Long> awaitAll(long after) {
        List<List<Long>> seen = new ArrayList<>();
        Awaitility.await().atMost(SENT_MAX).pollInterval(Duration.ofSeconds(15)).until(() -> {
            List<Long> told = inbox(after);
            boolean quiet = !seen.isEmpty() && seen.get(seen.size() - 1).size() == told.size();
            seen.add(told);
            return quiet && GOOD_ONES.stream().allMatch(receiver -> receiver.events().stream().map(call -> call.json().get("cursor").asLong()).toList().containsAll(told));
        });
        return seen.get(seen.size() - 1);
    }

    private static long last() {
        List<Long> all = inbox(-1);
        return all.isEmpty() ? -1 : all.get(all.size() - 1);
    }

    private static List<Long> inbox(long after) {
        List<Long> cursors = new ArrayList<>();
        JsonNode page;
        do {
            long from = cursors.isEmpty() ? after : cursors.get(cursors.size() - 1);
            page = JSON.readTree(server.get("/api/v1/inbox?limit=" + PAGE + "&after=" + from, COMPANY));
            page.get("items").forEach(item -> cursors.add(item.get("cursor").asLong()));
        } while (!page.get("next").isNull());
        return cursors;
    }

    private static void atOnce(int consignments) {
        Queue<Prepared> queue = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < consignments; i++) {
            queue.addAll(messages.consignment(SignatureAlgorithm.SM2));
        }
        Load.run(server.port(), SENDER, queue, CONNECTIONS, SENT_MAX);
    }

    private static void paced(int consignments) {
        try (Closing timer = new Closing(Executors.newSingleThreadScheduledExecutor())) {
            List<List<Prepared>> sets = Stream.generate(() -> messages.consignment(SignatureAlgorithm.SM2)).limit(consignments).toList();
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < consignments; i++) {
                Queue<Prepared> queue = new ConcurrentLinkedQueue<>(sets.get(i));
                runs.add(timer.threads().schedule(() -> Load.run(server.port(), SENDER, queue, 1, SENT_MAX), (long) i * PACE_MILLIS, TimeUnit.MILLISECONDS));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new AssertionError("Sending failed", failed.getCause());
        }
    }

    /** Ends its threads. */
    private record Closing(ScheduledExecutorService threads) implements AutoCloseable {

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
