package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A message that an operator gives up is not sent when its authority is back, and its consignment says who did it and why. */
@Tag("nightly")
class DiscardIT extends InBrowser {

    private static final String OPERATOR = "sandbox-operator";
    private static final String REASON = "Inspection is closed for the feast and asked us on paper";
    private static final Duration PARKED_MAX = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private ServerProcess server;
    private Window window;

    @Override
    String server() {
        server = ServerProcess.start("sandbox", folder.resolve("data"), ServerProcess.freePort(), "window.dispatch.attempts-max=2", "window.broker.port=0");
        window = new Window(server.url());
        return server.url();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private JsonNode inspection(String order) {
        return window.consignments(order, 0).get(0).get("dispatches").valueStream().filter(one -> one.get("authority").asString().equals("inspection"))
                .findFirst().orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    private int mode(String mode) {
        return window.put("/api/v1/sandbox/authorities/inspection/mode", Window.ANYONE, "{\"mode\":\"" + mode + "\"}").status();
    }

    @Test
    void theConsignmentSaysThatAnAuthorityIsNotTold() {
        assertThat(mode("DOWN")).isEqualTo(200);
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(PARKED_MAX).until(() -> !window.consignments(set.orderNo(), 0).isEmpty()
                && inspection(set.orderNo()).path("state").asString("").equals("PARKED"));
        JsonNode parked = window.get("/api/v1/ops/parked", OPERATOR).json().get("items").get(0);
        assertThat(parked.at("/ifDiscarded/consequence").asString()).isEqualTo("AUTHORITY_NOT_TOLD");
        String discard = "/api/v1/ops/parked/" + parked.get("id").asString() + "/discard";
        assertThat(window.call("POST", discard, OPERATOR, "{}").status()).isEqualTo(400);
        Window.Answer done = window.call("POST", discard, OPERATOR, "{\"reason\":\"" + REASON + "\"}");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(window.call("POST", discard, OPERATOR, "{\"reason\":\"" + REASON + "\"}").status()).isEqualTo(404);

        assertThat(mode("OK")).isEqualTo(200);
        window.advance(Duration.ofHours(1));
        // another goes out by now, this one does not
        Window.SampleSet next = window.samples("import", "", "SM2", "9610");
        next.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(PARKED_MAX).until(() -> !window.consignments(next.orderNo(), 0).isEmpty()
                && inspection(next.orderNo()).path("state").asString("").equals("ANSWERED"));
        assertThat(window.get("/api/v1/sandbox/authorities/inspection/received?orderNo=" + set.orderNo(), Window.ANYONE).json().get("items")).isEmpty();
        assertThat(inspection(set.orderNo()).at("/discarded/reason").asString()).isEqualTo(REASON);
        assertThat(inspection(set.orderNo()).get("state").asString()).isEqualTo("DISCARDED");

        signIn("regulator");
        open("/console/consignments/" + window.consignments(set.orderNo(), 0).get(0).get("consignmentId").asString());
        assertThat(text()).contains("is not told").contains(REASON).contains("discarded by an operator");
        look("consignment-discarded");
        signIn("operator");
        open("/ops/parked");
        assertThat(text()).contains(REASON).contains("no attempt succeeded");
        look("parked-discarded-message");
    }
}
