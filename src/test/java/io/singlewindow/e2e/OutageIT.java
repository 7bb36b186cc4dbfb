package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
 * lost or sent with other bytes, and everything is caught up with afterwards.
 */
@Tag("nightly")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {

    private static final Duration END_MAX = Duration.ofSeconds(120);
    private static final int CONSIGNMENTS = 3;

    private ServerProcess simulator;
    private ServerProcess server;
    private Window window;

    @BeforeAll
    void start(@TempDir Path folder) {
        int port = ServerProcess.freePort();
        simulator = ServerProcess.start("simulator", folder.resolve("simulator"), ServerProcess.freePort(),
                "window.simulator.callback-url=http://127.0.0.1:" + port);
        server = ServerProcess.start("sandbox", folder.resolve("server"), port,
                "window.simulator.url=" + simulator.url(), "window.broker.port=0", "window.sandbox.demo=false");
        window = new Window(server.url());
    }

    @AfterAll
    void stop() {
        server.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"customs,DOWN", "customs,RESET", "inspection,DOWN", "inspection,GARBAGE", "forex,DOWN"})
    void anHourWithoutAnAuthorityIsCaughtUpWith(String authority, String mode) {
        assertThat(mode(authority, mode)).isEqualTo(200);
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < CONSIGNMENTS; i++) {
            Window.SampleSet set = window.samples("import", "", "SM2", "9610");
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
            return orders.stream().allMatch(order -> complete(window.consignments(order, 0).get(0)));
        });
        assertThat(new SimulatorJournal(simulator.dataDir()).effects().entrySet().stream()
                .filter(effect -> orders.stream().anyMatch(effect.getKey()::contains)).map(Map.Entry::getValue)).isNotEmpty().allMatch(times -> times == 1);
        for (String order : orders) {
            for (JsonNode dispatch : window.consignments(order, 0).get(0).get("dispatches")) {
                assertThat(dispatch.get("state").asString()).as(dispatch.toString()).isIn("ANSWERED", "SENT");
            }
        }
    }

    private static boolean asFarAsItGoes(String dead, JsonNode consignment) {
        return switch (dead) {
            case "customs" -> consignment.get("documents").toString().contains("\"authority\":\"inspection\"");
            case "inspection" -> consignment.get("documents").toString().contains("\"returnStatus\":\"800\"");
            default -> List.of("RELEASED", "CLOSED").contains(consignment.get("state").asString());
        };
    }

    private static boolean complete(JsonNode consignment) {
        return consignment.get("state").asString().equals("CLOSED") && consignment.toString().contains("\"authority\":\"forex\",\"type\":\"FOREX\"");
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
