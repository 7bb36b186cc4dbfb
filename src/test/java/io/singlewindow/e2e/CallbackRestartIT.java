package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Events while the server is killed twice: none is lost, and none overtakes another of its subject. */
@Tag("nightly")
class CallbackRestartIT {

    /** At least so many events; -Pnightly asks for ten thousand. */
    private static final int EVENTS = Integer.getInteger("callback.events", 300);
    /** What an order tells its platform: that it was accepted, and three receipts of customs. */
    private static final int EVENTS_PER_ORDER = 4;
    private static final int SENDERS = 4;
    private static final String KEY = "sandbox-platform";
    private static final Duration BOUND = Duration.ofMinutes(30);

    @TempDir
    Path folder;

    private final Set<String> answered = new LinkedHashSet<>();
    private long looked = -1;

    @Test
    void twoKillsLoseNoEventAndReverseNone() throws Exception {
        int port = ServerProcess.freePort();
        int orders = EVENTS / EVENTS_PER_ORDER + 1;
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        ServerProcess simulator = ServerProcess.start("simulator", folder.resolve("simulator"), ServerProcess.freePort(),
                "window.simulator.callback-url=http://127.0.0.1:" + port);
        ServerProcess server = start(port, simulator);
        Window window = new Window(server.url());
        try (Receiver receiver = new Receiver()) {
            String endpoint = window.endpoint(KEY, receiver.url(), "");
            for (int i = 0; i < orders; i++) {
                senders.execute(() -> submitOrder(window));
            }
            for (int kill = 1; kill <= 2; kill++) {
                int enough = EVENTS * kill / 3;
                Awaitility.await().atMost(BOUND).pollInterval(Duration.ofMillis(20)).until(() -> receiver.events().size() >= enough);
                server.kill();
                server = start(port, simulator);
            }
            senders.shutdown();
            assertThat(senders.awaitTermination(BOUND.toMinutes(), TimeUnit.MINUTES)).isTrue();
            Awaitility.await().atMost(BOUND).pollInterval(Duration.ofSeconds(1)).until(() -> answered(window) >= orders);
            Awaitility.await().atMost(BOUND).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
                List<Long> expected = window.inbox(KEY, -1).stream().map(item -> item.get("cursor").asLong()).toList();
                assertThat(expected).hasSizeGreaterThanOrEqualTo(EVENTS);
                assertThat(arrived(receiver)).containsExactlyInAnyOrderElementsOf(expected);
            });
            firstArrivalsAreInOrder(receiver);
            Awaitility.await().atMost(BOUND).until(() ->
                    window.get("/api/v1/callback-endpoints/" + endpoint + "/deliveries?state=WAITING", KEY).json().get("items").isEmpty());
        } finally {
            senders.shutdownNow();
            server.close();
            simulator.close();
        }
    }

    private ServerProcess start(int port, ServerProcess simulator) {
        return ServerProcess.start("sandbox", folder.resolve("server"), port, "window.simulator.url=" + simulator.url(),
                "window.broker.port=0", "window.sandbox.demo=false");
    }

    /** As a client does: what was not answered is sent again. */
    private static void submitOrder(Window window) {
        Window.Sample order = Awaitility.await().atMost(BOUND).pollInterval(Duration.ofMillis(100)).ignoreExceptions()
                .until(() -> window.samples("import", "", "SM2", "9610").samples().get(0), sample -> true);
        Awaitility.await().atMost(BOUND).pollInterval(Duration.ofMillis(50)).ignoreExceptions()
                .until(() -> window.submit(order.message()).status() == 202);
    }

    /** How many orders have customs' last receipt, so that nothing more is told of them. */
    private int answered(Window window) {
        for (JsonNode item : window.inbox(KEY, looked, "receipt.issued")) {
            looked = item.get("cursor").asLong();
            if (item.at("/data/returnStatus").asString("").equals("120")) {
                answered.add(item.at("/data/document").asString());
            }
        }
        return answered.size();
    }

    private static Set<Long> arrived(Receiver receiver) {
        Set<Long> cursors = new LinkedHashSet<>();
        receiver.events().forEach(call -> cursors.add(call.json().get("cursor").asLong()));
        return cursors;
    }

    /** What came again after a kill came before, under the same id. */
    private static void firstArrivalsAreInOrder(Receiver receiver) {
        Map<String, Long> last = new HashMap<>();
        Set<String> seen = new LinkedHashSet<>();
        receiver.events().stream().filter(call -> seen.add(call.id())).forEach(call -> {
            long cursor = call.json().get("cursor").asLong();
            Long before = last.put(call.json().get("subject").asString(), cursor);
            assertThat(before == null || before < cursor).as("%s after %s", cursor, before).isTrue();
        });
    }
}
