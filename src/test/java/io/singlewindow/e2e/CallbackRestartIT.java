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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Events while the server is killed twice: none is lost, and none overtakes another of its subject. */
class CallbackRestartIT {

    /** At least so many events; -Pnightly asks for ten thousand. */
    private static final int EVENTS = Integer.getInteger("callback.events", 300);
    /** What a consignment of the samples tells the platform, at least. */
    private static final int EVENTS_PER_SET_MIN = 6;
    private static final int SENDERS = 4;
    private static final String KEY = "sandbox-platform";

    @TempDir
    Path folder;

    private final Set<String> closed = new LinkedHashSet<>();
    private long looked = -1;

    @Test
    void twoKillsLoseNoEventAndReverseNone() throws Exception {
        int port = ServerProcess.freePort();
        ServerProcess server = start(port);
        Window window = new Window(server.url());
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try (Receiver receiver = new Receiver()) {
            String endpoint = window.endpoint(KEY, receiver.url(), "");
            int sets = EVENTS / EVENTS_PER_SET_MIN + 1;
            for (int i = 0; i < sets; i++) {
                senders.execute(() -> submitted(window));
            }
            for (int kill = 1; kill <= 2; kill++) {
                int enough = EVENTS * kill / 3;
                Awaitility.await().atMost(Duration.ofMinutes(20)).pollInterval(Duration.ofMillis(20)).until(() -> receiver.events().size() >= enough);
                server.kill();
                server = start(port);
            }
            senders.shutdown();
            assertThat(senders.awaitTermination(30, TimeUnit.MINUTES)).isTrue();
            Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofSeconds(1)).until(() -> settled(window, sets));
            List<Long> expected = window.inbox(KEY, -1).stream().map(item -> item.get("cursor").asLong()).toList();
            assertThat(expected).hasSizeGreaterThanOrEqualTo(EVENTS);
            Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(500)).until(() -> arrived(receiver).size() >= expected.size());
            assertThat(arrived(receiver)).containsExactlyInAnyOrderElementsOf(expected);
            firstArrivalsAreInOrder(receiver);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() ->
                    window.get("/api/v1/callback-endpoints/" + endpoint + "/deliveries?state=WAITING", KEY).json().get("items").isEmpty());
        } finally {
            senders.shutdownNow();
            server.close();
        }
    }

    private ServerProcess start(int port) {
        return ServerProcess.start("sandbox", folder.resolve("server"), port, "window.broker.port=0", "window.sandbox.demo=false");
    }

    /** As a client does: what was not answered is sent again. */
    private static void submitted(Window window) {
        Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(100)).ignoreExceptions().until(() -> {
            Window.SampleSet set = window.samples("import", "", "SM2", "9610");
            set.samples().forEach(sample -> Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50)).ignoreExceptions()
                    .until(() -> window.submit(sample.message()).status() == 202));
            return true;
        });
    }

    /** Every consignment is closed, so nothing more is told. */
    private boolean settled(Window window, int sets) {
        for (JsonNode item : window.inbox(KEY, looked, "consignment.state")) {
            looked = item.get("cursor").asLong();
            if (item.at("/data/state").asString().equals("CLOSED")) {
                closed.add(item.get("subject").asString());
            }
        }
        return closed.size() >= sets;
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
