package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Each authority dead for an hour of the sandbox's clock, in every way an authority can be dead: the others go on, nothing is
 * lost or sent with other bytes, and everything is caught up with afterwards. What came to each authority's door is read from the
 * simulators' own files, and held against the digests in the window's log.
 */
@Tag("nightly")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {

    private static final Duration END_MAX = Duration.ofSeconds(120);
    private static final int CONSIGNMENTS = 3;
    private static final List<String> AUTHORITIES = List.of("customs", "inspection", "forex", "tax-refund");
    private static final List<String> MODES = List.of("OK", "DOWN", "HANG", "RESET", "GARBAGE");
    /** To customs, of each consignment. */
    private static final int MESSAGES = 4;
    private static final String ANSWER_TIMEOUT = ".answer-timeout=PT2S";

    private ServerProcess simulator;
    private ServerProcess server;
    private Window window;

    @BeforeAll
    void start(@TempDir Path folder) {
        int port = ServerProcess.freePort();
        simulator = ServerProcess.start("simulator", folder.resolve("simulator"), ServerProcess.freePort(),
                "window.simulator.callback-url=http://127.0.0.1:" + port);
        server = ServerProcess.start("sandbox", folder.resolve("server"), port,
                "window.simulator.url=" + simulator.url(), "window.broker.port=0", "window.sandbox.demo=false",
                // a settlement of its own for each order, so that the entry of its sending is one of the order's consignment
                "window.forex.orders-per-settlement-max=1",
                // longer than an answer takes, and short enough for one that hangs
                "window.authority.customs" + ANSWER_TIMEOUT, "window.authority.inspection" + ANSWER_TIMEOUT, "window.authority.forex" + ANSWER_TIMEOUT,
                "window.authority.tax-refund" + ANSWER_TIMEOUT);
        window = new Window(server.url());
    }

    @AfterAll
    void stop() {
        server.close();
        simulator.close();
    }

    /** How many attempts had come to the authorities' doors before. */
    private int before;

    @ParameterizedTest
    @CsvSource({"customs,HANG,import", "customs,RESET,import", "inspection,GARBAGE,import", "inspection,HANG,export", "forex,DOWN,import",
            "tax-refund,RESET,export"})
    void anHourWithoutAnAuthorityIsCaughtUpWith(String authority, String mode, String direction) {
        before = journal().arrivals().size();
        assertThat(mode(authority, mode)).isEqualTo(200);
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < CONSIGNMENTS; i++) {
            Window.SampleSet set = window.samples(direction, "", "SM2", "9610");
            set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
            orders.add(set.orderNo());
        }
        // what needs the dead one waits, and what does not goes on
        orders.forEach(order -> await(order, one -> asFarAsItGoes(authority, one)));
        window.advance(Duration.ofHours(1));
        Awaitility.await().atMost(END_MAX).untilAsserted(() -> {
            for (JsonNode one : window.get("/api/v1/ops/authorities", "sandbox-operator").json().get("items")) {
                boolean dead = one.get("authority").asString().equals(authority);
                assertThat(one.get("waiting").asInt() > 0).as(one.toString()).isEqualTo(dead);
                assertThat(one.get("parked").asInt()).as(one.toString()).isZero();
            }
        });
        assertThat(mode(authority, "OK")).isEqualTo(200);
        // pauses have grown to minutes; the breaker's trials and these go by the clock
        Awaitility.await().atMost(END_MAX).pollInterval(Duration.ofMillis(500)).until(() -> {
            window.advance(Duration.ofMinutes(1));
            return orders.stream().allMatch(order -> complete(direction, window.consignments(order, 0).get(0)));
        });
        AUTHORITIES.forEach(one -> nothingIsLostOrSentWithOtherBytes(one, one.equals(authority) ? mode : "OK", direction, orders));
        eachIsTakenOnce(direction, orders);
    }

    /** What came to its door, attempt by attempt, is what the log says was sent to it, and each of it came when the door was open. */
    private void nothingIsLostOrSentWithOtherBytes(String authority, String mode, String direction, List<String> orders) {
        Set<String> logged = orders.stream().flatMap(order -> logged(order, authority).stream()).collect(Collectors.toSet());
        int each = !authority.equals("customs") ? authority.equals("tax-refund") && direction.equals("import") ? 0 : 1 : MESSAGES;
        assertThat(logged).as("entries of messages to " + authority).hasSize(each * CONSIGNMENTS);
        List<JsonNode> arrivals = journal().arrivals().stream().skip(before).filter(one -> one.get("authority").asString().equals(authority)).toList();
        assertThat(shas(arrivals, List.of("OK"))).as("what " + authority + " took").isEqualTo(logged);
        assertThat(shas(arrivals, MODES)).as("whatever came to " + authority).isEqualTo(logged);
        if (!mode.equals("OK")) {
            assertThat(shas(arrivals, List.of(mode))).as("what came to " + authority + " while it was away").isNotEmpty();
        }
    }

    private static Set<String> shas(List<JsonNode> arrivals, List<String> modes) {
        return arrivals.stream().filter(one -> modes.contains(one.get("mode").asString())).map(one -> one.get("sha256").asString()).collect(Collectors.toSet());
    }

    /** The digests of the bytes that the window's log says were handed over. */
    private List<String> logged(String order, String authority) {
        JsonNode consignment = window.get("/api/v1/consignments?orderNo=" + order, "sandbox-regulator").json().get("items").get(0);
        return consignment.get("timeline").valueStream().filter(event -> event.get("event").asString().equals("sent to " + authority))
                .map(event -> event.get("sha256").asString()).toList();
    }

    /** However often it came, each authority acts on it once. */
    private void eachIsTakenOnce(String direction, List<String> orders) {
        assertThat(journal().effects().entrySet().stream()
                .filter(effect -> orders.stream().anyMatch(effect.getKey()::contains)).map(Map.Entry::getValue)).isNotEmpty().allMatch(times -> times == 1);
        for (String order : orders) {
            assertThat(accepted(journal().inspection(), one -> one.get("orderNo").asString().equals(order))).as("inspection, " + order).isEqualTo(1);
            assertThat(journal().settled().stream().filter(order::equals)).as("forex, " + order).hasSize(1);
            assertThat(accepted(journal().taxRefund(), one -> one.get("orderNos").toString().contains(order))).as("tax refund, " + order)
                    .isEqualTo(direction.equals("export") ? 1 : 0);
        }
    }

    private static long accepted(List<JsonNode> receptions, Predicate<JsonNode> about) {
        return receptions.stream().filter(one -> one.get("verdict").asString().equals("ACCEPTED")).filter(about).count();
    }

    private SimulatorJournal journal() {
        return new SimulatorJournal(simulator.dataDir());
    }

    private static boolean asFarAsItGoes(String dead, JsonNode consignment) {
        return switch (dead) {
            case "customs" -> consignment.get("documents").toString().contains("\"authority\":\"inspection\"");
            case "inspection" -> consignment.get("documents").toString().contains("\"returnStatus\":\"800\"");
            case "forex" -> List.of("RELEASED", "CLOSED").contains(consignment.get("state").asString());
            default -> consignment.get("state").asString().equals("CLOSED") && told(consignment).contains("forex");
        };
    }

    /** All authorities that are to be told have been told and have answered. */
    private static boolean complete(String direction, JsonNode consignment) {
        return consignment.get("state").asString().equals("CLOSED")
                && told(consignment).containsAll(direction.equals("export") ? AUTHORITIES : AUTHORITIES.subList(0, 3))
                && consignment.get("dispatches").valueStream().allMatch(one -> one.get("state").asString().equals("ANSWERED"));
    }

    private static Set<String> told(JsonNode consignment) {
        return consignment.get("dispatches").valueStream().map(one -> one.get("authority").asString()).collect(Collectors.toSet());
    }

    private int mode(String authority, String mode) {
        return window.put("/api/v1/sandbox/authorities/" + authority + "/mode", Window.ANYONE, "{\"mode\":\"" + mode + "\"}").status();
    }

    private void await(String order, Predicate<JsonNode> enough) {
        Awaitility.await().atMost(END_MAX).pollInterval(Duration.ofMillis(300)).until(() -> {
            JsonNode items = window.consignments(order, 0);
            return !items.isEmpty() && enough.test(items.get(0));
        });
    }
}
