package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All the way: whole import consignments, four signed messages each, until customs and inspection have released them. The
 * simulated authorities run in a process of their own, on the same machine; they take some seconds on purpose.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseBench {

    private static final int CONNECTIONS = 16;
    private static final String KEY = "sandbox-any";
    private static final Set<String> RELEASED = Set.of("RELEASED", "CLOSED");
    private static final Duration SENT_MAX = Duration.ofMinutes(5);
    /** A consignment that waits for a dead authority has no end, so a question with a wait would take all of it: the first has none. */
    private static final String WAIT = "1s";
    private static final Duration RELEASED_MAX = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static BenchServer simulator;
    private static BenchServer server;
    private static Messages messages;

    /** What one round gave. */
    private record Round(double answeredPerSecond, double releasedPerSecond, double serverMillis, double simulatorMillis, double others) {}

    @BeforeAll
    static void start() {
        Report.begin();
        Path folder = BenchSettings.FOLDER.resolve("release");
        BenchServer.clear(folder);
        int port = BenchServer.freePort();
        simulator = BenchServer.start("simulator", folder.resolve("simulator"), BenchServer.freePort(),
                "window.simulator.callback-url=http://127.0.0.1:" + port);
        server = BenchServer.sandbox(folder.resolve("server"), port, "window.simulator.url=" + simulator.url());
        messages = new Messages(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        simulator.close();
        BenchServer.clear(BenchSettings.FOLDER.resolve("release"));
    }

    @Test
    @Order(1)
    void consignments() {
        play();
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < BenchSettings.ROUNDS; i++) {
            rounds.add(play());
        }
        Report.add("All the way to release: import consignments, SM2, " + CONNECTIONS + " connections", String.format(Locale.ROOT, """
                | %d consignments of 4 messages | |
                |---|--:|
                | messages/s answered meanwhile | %s |
                | consignments/s, first message sent to last release | %s |
                | server CPU ms per consignment | %s |
                | simulated authorities' CPU ms per consignment | %s |
                | part of the machine that was none of theirs nor the client's | %s %% |
                """, BenchSettings.CONSIGNMENTS,
                Spread.of(rounds.stream().map(Round::answeredPerSecond).toList()).text(0),
                Spread.of(rounds.stream().map(Round::releasedPerSecond).toList()).text(1),
                Spread.of(rounds.stream().map(Round::serverMillis).toList()).text(1),
                Spread.of(rounds.stream().map(Round::simulatorMillis).toList()).text(1),
                Spread.of(rounds.stream().map(round -> round.others() * 100).toList()).text(0)));
        assertThat(server.complaints()).as("warnings and errors in the server's log").isEmpty();
        assertThat(simulator.complaints()).as("warnings and errors in the simulator's log").isEmpty();
    }

    /** Rounds with and without a dead authority take turns, so that what else the machine does falls on both alike. */
    // a dead authority leaves warnings in the log, of which the other looks for none
    @ParameterizedTest
    @EnumSource(Dead.class)
    @Order(2)
    void consignmentsWhileOneAuthorityIsDead(Dead dead) {
        List<Round> alive = new ArrayList<>();
        List<Round> without = new ArrayList<>();
        Messages kind = dead == Dead.TAX_REFUND ? Messages.exports(server) : messages;
        play(kind, dead.others);
        for (int i = 0; i < BenchSettings.ROUNDS; i++) {
            mode(dead, "OK");
            alive.add(play(kind, dead.others));
            mode(dead, "DOWN");
            without.add(play(kind, dead.others));
        }
        mode(dead, "OK");
        Report.add("While " + dead.word + " is dead, in turns with rounds while it is not: until " + dead.until, String.format(Locale.ROOT, """
                | %d consignments of 4 messages | it answers | it is dead |
                |---|--:|--:|
                | messages/s answered meanwhile | %s | %s |
                | consignments/s, first message sent to the last that is there | %s | %s |
                | server CPU ms per consignment | %s | %s |
                """, BenchSettings.CONSIGNMENTS,
                Spread.of(alive.stream().map(Round::answeredPerSecond).toList()).text(0),
                Spread.of(without.stream().map(Round::answeredPerSecond).toList()).text(0),
                Spread.of(alive.stream().map(Round::releasedPerSecond).toList()).text(1),
                Spread.of(without.stream().map(Round::releasedPerSecond).toList()).text(1),
                Spread.of(alive.stream().map(Round::serverMillis).toList()).text(1),
                Spread.of(without.stream().map(Round::serverMillis).toList()).text(1)));
    }

    /** Which authority is away, and how far a consignment comes by the others alone. */
    private enum Dead {
        CUSTOMS("customs", "inspection has answered", one -> one.get("documents").toString().contains("\"authority\":\"inspection\"")),
        INSPECTION("inspection", "customs has released the list", one -> one.get("documents").toString().contains("\"returnStatus\":\"800\"")),
        FOREX("forex", "customs and inspection have released it", ReleaseBench::released),
        TAX_REFUND("tax-refund", "customs and inspection have released the export", ReleaseBench::released);

        private final String word;
        private final String until;
        private final Predicate<JsonNode> others;

        Dead(String word, String until, Predicate<JsonNode> others) {
            this.word = word;
            this.until = until;
            this.others = others;
        }
    }

    private static boolean released(JsonNode consignment) {
        return RELEASED.contains(consignment.get("state").asString());
    }

    private static void mode(Dead authority, String mode) {
        server.put("/api/v1/sandbox/authorities/" + authority.word + "/mode", KEY, "{\"mode\":\"" + mode + "\"}");
    }

    private static Round play() {
        return play(messages, ReleaseBench::released);
    }

    private static Round play(Messages messages, Predicate<JsonNode> there) {
        List<List<Prepared>> sets = IntStream.range(0, BenchSettings.CONSIGNMENTS).parallel()
                .mapToObj(i -> messages.consignment(SignatureAlgorithm.SM2)).toList();
        Queue<Prepared> queue = new ConcurrentLinkedQueue<>();
        sets.forEach(queue::addAll);
        Usage before = Usage.now(server);
        Duration simulatorBefore = simulator.cpu();
        Load.Result sent = Load.run(server.port(), KEY, queue, CONNECTIONS, SENT_MAX);
        assertThat(sent.accepted()).hasSize(sets.size() * sets.get(0).size());
        sets.forEach(set -> await(set.get(0).orderNo(), there));
        Usage after = Usage.now(server);
        Duration simulated = simulator.cpu().minus(simulatorBefore);
        double seconds = (after.nanos() - before.nanos()) / 1e9;
        return new Round(sent.messagesPerSecond(), sets.size() / seconds, after.serverSince(before).toNanos() / 1e6 / sets.size(),
                simulated.toNanos() / 1e6 / sets.size(),
                Math.max(0, after.othersSince(before) - simulated.toNanos() / 1e9 / seconds / Machine.cores()));
    }

    private static void await(String orderNo, Predicate<JsonNode> there) {
        long end = System.nanoTime() + RELEASED_MAX.toNanos();
        String seen = "none";
        String wait = "0s";
        while (System.nanoTime() < end) {
            byte[] answer = server.get("/api/v1/consignments?orderNo=" + orderNo + "&wait=" + wait, KEY);
            wait = WAIT;
            JsonNode items = JSON.readTree(answer).get("items");
            if (items.size() == 1 && there.test(items.get(0))) {
                return;
            }
            seen = new String(answer, StandardCharsets.UTF_8);
        }
        throw new AssertionError("Order " + orderNo + " did not come so far: " + seen);
    }
}
