package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The intake alone: signed orders with appStatus 1, which are checked, made durable, answered and filed like all others,
 * and then go nowhere, so that no authority takes part of the machine.
 */
class IntakeBench {

    private static final List<SignatureAlgorithm> ALGORITHMS = List.of(SignatureAlgorithm.SM2, SignatureAlgorithm.RSA_SHA256);
    private static final int[] CONNECTIONS = {1, 16, 64};
    private static final int CONNECTIONS_OF_LARGE = 16;
    private static final int ORDERS_OF_LARGE = 100;
    private static final String KEY = "sandbox-platform";
    private static final double RATE_ASSUMED = 400;
    private static final double LARGE_RATE_ASSUMED = 15;
    private static final double SPARE = 1.3;
    private static final int SPOT_CHECKS = 20;
    private static final Duration FILED_MAX = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static BenchServer server;
    private static Messages messages;
    private final Map<String, Queue<Prepared>> unsent = new HashMap<>();
    private final Set<String> acceptedIds = new HashSet<>();
    private long accepted;

    @BeforeAll
    static void start() {
        Report.begin();
        Path folder = BenchSettings.FOLDER.resolve("intake");
        BenchServer.clear(folder);
        server = BenchServer.sandbox(folder, BenchServer.freePort());
        messages = new Messages(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        BenchServer.clear(BenchSettings.FOLDER.resolve("intake"));
    }

    @Test
    void signedMessages() {
        double heapBefore = server.heapMegabytes();
        List<IntakeFigure> single = new ArrayList<>();
        List<IntakeFigure> large = new ArrayList<>();
        for (SignatureAlgorithm algorithm : ALGORITHMS) {
            for (int connections : CONNECTIONS) {
                single.add(new IntakeFigure(algorithm, connections, 1));
            }
            large.add(new IntakeFigure(algorithm, CONNECTIONS_OF_LARGE, ORDERS_OF_LARGE));
            warmUp(new IntakeFigure(algorithm, CONNECTIONS_OF_LARGE, 1));
            warmUp(new IntakeFigure(algorithm, CONNECTIONS_OF_LARGE, ORDERS_OF_LARGE));
        }
        for (List<IntakeFigure> figures : List.of(single, large)) {
            for (int round = 0; round < BenchSettings.ROUNDS; round++) {
                figures.forEach(this::measure);
            }
        }
        Report.add("Intake alone: one order per message", table(single));
        Report.add("Intake alone: " + ORDERS_OF_LARGE + " orders per message", table(large));
        Report.add("Memory of the server", String.format(Locale.ROOT, """
                | -Xmx512m | MB |
                |---|--:|
                | heap after a collection, before the load | %.0f |
                | heap after a collection, after %,d messages | %.0f |
                | resident at most | %.0f |
                """, heapBefore, accepted, server.heapMegabytes(), server.residentMegabytesAtMost()));
        assertThat(acceptedIds).as("submission ids, each given once").hasSize((int) accepted);
        assertThat(entries()).as("entries of the log").isEqualTo(accepted);
        assertThat(server.complaints()).as("warnings and errors in the server's log").isEmpty();
    }

    private void warmUp(IntakeFigure settling) {
        Queue<Prepared> queue = prepare(settling, BenchSettings.WARM_UP_MESSAGES / settling.documents() + CONNECTIONS_OF_LARGE);
        awaitFiled(note(Load.run(server.port(), KEY, queue, settling.connections(), BenchSettings.WARM_UP_MAX)));
    }

    /** At least so many messages; what an earlier measurement has left over is used up first. */
    private Queue<Prepared> prepare(IntakeFigure figure, int count) {
        Queue<Prepared> queue = unsent.computeIfAbsent(
                figure.algorithm() + " " + figure.documents(), kind -> new ConcurrentLinkedQueue<>());
        if (count > queue.size()) {
            queue.addAll(messages.orders(count - queue.size(), figure.documents(), false, figure.algorithm()));
        }
        return queue;
    }

    private void measure(IntakeFigure figure) {
        double assumed = figure.documents() == 1 ? RATE_ASSUMED * Math.min(figure.connections(), 4) : LARGE_RATE_ASSUMED;
        int enough = (int) (figure.rate(assumed) * SPARE * BenchSettings.MEASURED.toSeconds()) + figure.connections();
        Queue<Prepared> queue = prepare(figure, enough);
        Map<String, Double> threadsBefore = ThreadTimes.of(server);
        Usage before = Usage.now(server);
        Load.Result result = Load.run(server.port(), KEY, queue, figure.connections(), BenchSettings.MEASURED);
        Usage answered = Usage.now(server);
        awaitFiled(note(result));
        Usage filed = Usage.now(server);
        Map<String, Double> threads = new LinkedHashMap<>(ThreadTimes.of(server));
        threads.replaceAll((family, millis) -> millis - threadsBefore.get(family));
        figure.add(new IntakeFigure.Round(result, filed.serverSince(before), answered.clientSince(before),
                answered.othersSince(before), threads));
        spotCheck(result);
    }

    private Load.Result note(Load.Result result) {
        accepted += result.accepted().size();
        result.accepted().forEach(one -> acceptedIds.add(one.submissionId()));
        return result;
    }

    /** Ids rise with time and the index goes by the log, so the last one is filed with or after all others. */
    private void awaitFiled(Load.Result result) {
        String last = result.accepted().stream().map(Load.Accepted::submissionId).max(String::compareTo).orElseThrow();
        Awaitility.await().atMost(FILED_MAX).pollInterval(Duration.ofMillis(100)).until(() -> !JSON
                .readTree(server.get("/api/v1/submissions/" + last, KEY)).get("state").asString().equals("ACCEPTED"));
    }

    /** What is read back is what was sent. */
    private static void spotCheck(Load.Result result) {
        List<Load.Accepted> all = result.accepted();
        for (int i = 0; i < all.size(); i += Math.max(1, all.size() / SPOT_CHECKS)) {
            assertThat(server.get("/api/v1/submissions/" + all.get(i).submissionId() + "/content", KEY))
                    .isEqualTo(all.get(i).message().message());
        }
    }

    private static long entries() {
        return Long.parseLong(new String(server.get("/api/v1/trail/checkpoint", KEY)).lines().skip(1).findFirst().orElseThrow());
    }

    private static String table(List<IntakeFigure> figures) {
        StringBuilder text = new StringBuilder(IntakeFigure.HEAD);
        figures.forEach(figure -> text.append(figure.row()));
        text.append("\nThe server's CPU µs per message by its threads:\n\n").append(IntakeFigure.threadsHead(figures));
        figures.get(0).microsByThread().keySet().forEach(family -> text.append(IntakeFigure.threadsRow(family, figures)));
        return text.toString();
    }
}
