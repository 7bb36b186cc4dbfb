package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Forex settlement through the packaged jar, the simulated authorities inside it: from the order to the settled funds. */
@Tag("nightly")
class ForexIT {

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Window window;

    @BeforeAll
    static void start() {
        server = ServerProcess.start("sandbox", folder, ServerProcess.freePort(), "window.broker.port=0", "window.sandbox.demo=false");
        window = new Window(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String play(String direction, String scenario, String algorithm, String mode) {
        Window.SampleSet set = window.samples(direction, scenario, algorithm, mode);
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(AT_MOST).until(() -> !window.consignments(set.orderNo(), 0).isEmpty());
        return set.orderNo();
    }

    private static JsonNode consignment(String orderNo) {
        return window.consignments(orderNo, 0).get(0);
    }

    private static List<JsonNode> dispatches(String orderNo) {
        List<JsonNode> forex = new ArrayList<>();
        consignment(orderNo).get("dispatches").forEach(one -> {
            if (one.get("authority").asString().equals("forex")) {
                forex.add(one);
            }
        });
        return forex;
    }

    /** Forex's results that stand on the payment or proceeds note, in their order. */
    private static List<String> results(String orderNo) {
        List<String> results = new ArrayList<>();
        for (JsonNode document : consignment(orderNo).get("documents")) {
            for (JsonNode receipt : document.get("receipts")) {
                if (receipt.get("authority").asString().equals("forex")) {
                    assertThat(document.get("kind").asString()).isIn("PAYMENT", "PROCEEDS");
                    results.add(receipt.get("returnStatus").asString());
                }
            }
        }
        return results;
    }

    private static void awaitResults(String orderNo, String... results) {
        Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(results(orderNo)).containsExactly(results));
    }

    private static void awaitState(String orderNo, String state) {
        Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(300))
                .until(() -> consignment(orderNo).get("state").asString().equals(state));
    }

    @ParameterizedTest
    @CsvSource({"import, SM2, sandbox-platform", "export, RSA-SHA256, sandbox-payment"})
    void aConsignmentEndsWithASettledDispatchToForex(String direction, String algorithm, String told) {
        String orderNo = play(direction, "", algorithm, "9610");
        awaitResults(orderNo, "SETTLED");
        awaitState(orderNo, "CLOSED");
        assertThat(dispatches(orderNo)).singleElement().satisfies(dispatch -> {
            assertThat(dispatch.get("message").asString()).isEqualTo("SETTLEMENT");
            assertThat(dispatch.get("state").asString()).isEqualTo("ANSWERED");
            assertThat(dispatch.get("externalNo").asString()).matches("FX[0-9]{16}");
        });
        assertThat(consignment(orderNo).get("waits")).isEmpty();
        assertThat(consignment(orderNo).get("timeline").findValuesAsString("event")).contains("receipt SETTLED");
        assertThat(consignment(orderNo).get("timeline").findValuesAsString("party")).contains("forex");
        JsonNode received = window.get("/api/v1/sandbox/authorities/forex/received?orderNo=" + orderNo, Window.ANYONE).json().get("items");
        assertThat(received).hasSize(1);
        assertThat(received.get(0).get("signatureValid").asBoolean()).isTrue();
        assertThat(received.get(0).get("message").get("currency").asString()).isEqualTo(direction.equals("import") ? "CNY" : "USD");
        List<String> inbox = new ArrayList<>();
        String id = consignment(orderNo).get("consignmentId").asString();
        window.get("/api/v1/inbox?after=-1&limit=200&types=receipt.issued", told).json().get("items").forEach(item -> {
            if (item.get("subject").asString().equals(id) && item.get("data").get("party").asString().equals("forex")) {
                inbox.add(item.get("data").get("returnStatus").asString());
            }
        });
        assertThat(inbox).containsExactly("SETTLED");
    }

    @Test
    void beforeItsTurnAConsignmentSaysWhatForexWaitsFor() {
        String orderNo = play("import", "SLOW", "SM2", "9610");
        awaitState(orderNo, "EXAMINED");
        JsonNode waits = consignment(orderNo).get("waits");
        assertThat(waits.get(0).get("authority").asString()).isEqualTo("forex");
        assertThat(waits.get(0).get("for").asString()).isEqualTo("customs' release (800) and inspection's");
        assertThat(dispatches(orderNo)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FX_MANUAL, MANUAL, SETTLED", "FX_REFUSED, REFUSED,", "FX_DUPLICATE, DUPLICATE,", "FX_LATE, SETTLED, MANUAL"})
    void eachScenarioOfForexIsToldAndChangesNoState(String scenario, String first, String second) {
        for (String direction : List.of("import", "export")) {
            String orderNo = play(direction, scenario, "SM2", "9610");
            awaitResults(orderNo, second == null ? new String[] {first} : new String[] {first, second});
            awaitState(orderNo, "CLOSED");
        }
    }

    @Test
    void exportsWithoutProceedsNoteAreNotSettledUntilThereIsEvidenceOfFunds() {
        for (String mode : List.of("9710", "9810")) {
            String orderNo = play("export", "", "SM2", mode);
            awaitState(orderNo, "CLOSED");
            Awaitility.await().atMost(AT_MOST).untilAsserted(() -> assertThat(consignment(orderNo).get("waits").findValuesAsString("for"))
                    .containsExactly("evidence of the funds: a proceeds note (CEB403) or a certificate of their flow"));
            assertThat(dispatches(orderNo)).isEmpty();
        }
    }

    @Test
    void goodsThatGoBackAfterTheSettlementAreReversed() {
        String orderNo = play("import", "FX_RETURN_SLOW", "RSA-SHA256", "9610");
        awaitResults(orderNo, "SETTLED");
        window.advance(Duration.ofSeconds(60));
        awaitState(orderNo, "RETURNED_ABROAD");
        awaitResults(orderNo, "SETTLED", "REVERSED");
        assertThat(dispatches(orderNo)).hasSize(2);
    }

    @Test
    void forexBeingDownKeepsNobodyElseAndIsCaughtUpWith() {
        assertThat(window.put("/api/v1/sandbox/authorities/forex/mode", Window.ANYONE, "{\"mode\":\"DOWN\"}").status()).isEqualTo(200);
        List<String> orders = new ArrayList<>();
        try {
            orders.add(play("import", "", "SM2", "9610"));
            orders.add(play("export", "", "SM2", "9610"));
            orders.forEach(orderNo -> awaitState(orderNo, "CLOSED"));
            orders.forEach(orderNo -> Awaitility.await().atMost(AT_MOST).until(() -> !dispatches(orderNo).isEmpty()
                    && dispatches(orderNo).get(0).get("state").asString().equals("FAILED")));
            assertThat(results(orders.get(0))).isEmpty();
            assertThat(window.get("/api/v1/sandbox/authorities/forex/received?orderNo=" + orders.get(0), Window.ANYONE).json().get("items")).isEmpty();
        } finally {
            window.put("/api/v1/sandbox/authorities/forex/mode", Window.ANYONE, "{\"mode\":\"OK\"}");
        }
        orders.forEach(orderNo -> awaitResults(orderNo, "SETTLED"));
    }
}
