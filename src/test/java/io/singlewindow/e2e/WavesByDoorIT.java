package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Consignments go all their waves, by whichever door they and what follows them come in. */
@Tag("nightly")
class WavesByDoorIT {

    private static final Duration END_MAX = Duration.ofSeconds(120);

    private static ServerProcess server;
    private static Window window;
    private static int brokerPort;

    @BeforeAll
    static void start(@TempDir Path folder) {
        brokerPort = ServerProcess.freePort();
        server = ServerProcess.start("sandbox", folder, ServerProcess.freePort(), "window.broker.port=" + brokerPort, "window.sandbox.demo=false");
        window = new Window(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void anImportGoesToCustomsInspectionAndForex(Door door) {
        JsonNode settled = await(send(door, "import", "9610"), WavesByDoorIT::settled);
        assertThat(settled.get("dispatches").findValuesAsString("authority")).contains("customs", "inspection", "forex").doesNotContain("tax-refund");
    }

    @ParameterizedTest
    @EnumSource
    void anExportIsSettledSummedAndRefunded(Door door) {
        String orderNo = send(door, "export", "9610&statistics=B");
        Exporter exporter = new Exporter(window);
        exporter.sum(await(orderNo, WavesByDoorIT::settled), message -> door.send(window, brokerPort, List.of(message)));
        JsonNode summed = await(orderNo, one -> one.path("refund").path("details").size() == 2);
        exporter.buy(summed.get("summaries").get(0).get("entryId").asString());
        JsonNode refunded = await(orderNo, one -> one.get("refund").path("state").asString("").equals("REFUNDED"));
        assertThat(refunded.get("dispatches").findValuesAsString("authority")).contains("customs", "inspection", "forex", "tax-refund");
        assertThat(refunded.get("state").asString()).isEqualTo("CLOSED");
    }

    private static String send(Door door, String direction, String mode) {
        Window.SampleSet set = window.samples(direction, "", door.ordinal() % 2 == 0 ? "SM2" : "RSA-SHA256", mode);
        door.send(window, brokerPort, set.samples().stream().map(Window.Sample::message).toList());
        return set.orderNo();
    }

    private static boolean settled(JsonNode consignment) {
        return consignment.get("state").asString().equals("CLOSED")
                && consignment.toString().contains("\"authority\":\"forex\",\"type\":\"FOREX\",\"returnStatus\":\"SETTLED\"");
    }

    private static JsonNode await(String orderNo, Predicate<JsonNode> enough) {
        return window.await(orderNo, END_MAX, enough);
    }
}
