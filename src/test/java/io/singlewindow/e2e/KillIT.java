package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.verifier.LogVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * SIGKILL amid a stream, again and again (ten times nightly), and once the broker's directory is gone too: what was acknowledged is there, customs
 * got each business key once, and the log's heads stay consistent.
 */
class KillIT {

    private static final int KILLS_GIVEN = Integer.getInteger("kills", 3);
    /** Fewer where the second run of the tests does it again on PostgreSQL, which answers for its own durability. */
    private static final int KILLS = ServerProcess.POSTGRESQL ? Math.min(4, KILLS_GIVEN) : KILLS_GIVEN;
    private static final int SENDERS = 4;
    private static final int PREPARED = 60;
    private static final long SEED = 20261126;

    @TempDir
    Path folder;

    private final Map<String, byte[]> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<Window.SampleSet> finished = new ArrayList<>();

    @Test
    void nothingAcknowledgedIsLostAndNothingReachesCustomsTwice() throws Exception {
        int port = ServerProcess.freePort();
        try (ServerProcess simulator = ServerProcess.start("simulator", folder.resolve("simulator"), ServerProcess.freePort(),
                "window.simulator.callback-url=http://127.0.0.1:" + port)) {
            ServerProcess server = start(port, simulator);
            Window window = new Window("http://127.0.0.1:" + port);
            ConcurrentLinkedQueue<Window.SampleSet> sets = prepare(window);
            List<String> heads = new ArrayList<>();
            ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
            List<CompletableFuture<Void>> streams = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                streams.add(CompletableFuture.runAsync(() -> stream(window, sets), senders));
            }
            Random random = new Random(SEED);
            for (int kill = 0; kill < KILLS; kill++) {
                int more = sent.get() + 3 + random.nextInt(15);
                Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> sent.get() >= more || sets.isEmpty());
                heads.add(window.get("/api/v1/trail/checkpoint", Window.ANYONE).text());
                server.kill();
                if (kill == KILLS / 2) {
                    delete(folder.resolve("server/broker"));
                }
                server = start(port, simulator);
            }
            enough.set(true);
            senders.shutdown();
            CompletableFuture.allOf(streams.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
            try {
                everythingAcknowledgedIsThere(window);
                everyFinishedConsignmentIsReleased(window);
                customsGotEachKeyOnce(simulator);
                headsAreConsistent(window, heads);
            } finally {
                server.close();
            }
        }
    }

    private ServerProcess start(int port, ServerProcess simulator) {
        return ServerProcess.start("sandbox", folder.resolve("server"), port, "window.simulator.url=" + simulator.url(),
                "window.broker.port=0", "window.sandbox.demo=false");
    }

    private static ConcurrentLinkedQueue<Window.SampleSet> prepare(Window window) {
        ConcurrentLinkedQueue<Window.SampleSet> sets = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < PREPARED; i++) {
            sets.add(window.samples(i % 2 == 0 ? "import" : "export", "", "SM2", "9610"));
        }
        return sets;
    }

    /** As a client does: what was not answered is sent again. */
    private void stream(Window window, ConcurrentLinkedQueue<Window.SampleSet> sets) {
        for (Window.SampleSet set = sets.poll(); set != null && !enough.get(); set = sets.poll()) {
            for (Window.Sample sample : set.samples()) {
                untilAnswered(window, sample.message());
            }
            synchronized (finished) {
                finished.add(set);
            }
        }
    }

    private void untilAnswered(Window window, byte[] message) {
        Awaitility.await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class).until(() -> {
                    Window.Answer answer = window.submit(message);
                    assertThat(answer.status()).as(answer.text()).isIn(202, 503);
                    if (answer.status() == 202) {
                        acknowledged.put(answer.json().get("submissionId").asString(), message);
                        sent.incrementAndGet();
                    }
                    return answer.status() == 202;
                });
    }

    private void everythingAcknowledgedIsThere(Window window) throws Exception {
        assertThat(acknowledged.size()).as("submissions acknowledged over the kills").isGreaterThan(KILLS * 3);
        String key = window.get("/api/v1/trail/key", Window.ANYONE).json().get("verifierKey").asString();
        for (Map.Entry<String, byte[]> one : acknowledged.entrySet()) {
            JsonNode found = window.get("/api/v1/submissions/" + one.getKey(), Window.ANYONE).json();
            assertThat(found.path("submissionId").asString("-")).isEqualTo(one.getKey());
            ReceiptProofIT.verify(found, one.getValue(), key);
            Window.Answer again = window.submit(one.getValue());
            assertThat(again.headers().firstValue("Idempotent-Replay")).hasValue("true");
            assertThat(again.json().get("submissionId").asString()).isEqualTo(one.getKey());
        }
    }

    private void everyFinishedConsignmentIsReleased(Window window) {
        List<Window.SampleSet> sets;
        synchronized (finished) {
            sets = List.copyOf(finished);
        }
        assertThat(sets).isNotEmpty();
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                assertThat(sets).allSatisfy(set -> assertThat(window.consignments(set.orderNo(), 0)).as("consignments of order " + set.orderNo())
                        .first().satisfies(one -> assertThat(one.get("state").asString()).as(one.toString()).isEqualTo("CLOSED"))));
    }

    private static void customsGotEachKeyOnce(ServerProcess simulator) {
        assertThat(new SimulatorJournal(simulator.dataDir()).effects()).isNotEmpty()
                .allSatisfy((businessKey, times) -> assertThat(times).as(businessKey).isEqualTo(1));
    }

    private static void headsAreConsistent(Window window, List<String> heads) {
        String key = window.get("/api/v1/trail/key", Window.ANYONE).json().get("verifierKey").asString();
        LogVerifier.Head newest = LogVerifier.open(window.get("/api/v1/trail/checkpoint", Window.ANYONE).text(), key);
        for (String text : heads) {
            LogVerifier.Head head = LogVerifier.open(text, key);
            JsonNode path = window.get("/api/v1/trail/consistency?from=" + head.size() + "&to=" + newest.size(), Window.ANYONE).json().get("path");
            assertThat(LogVerifier.consistent(head, newest, ReceiptProofIT.hashes(path))).isTrue();
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            assertThat(directory).doesNotExist();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
