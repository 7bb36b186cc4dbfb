package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Documents that wait for others: 72 hours pass on the sandbox's clock. */
class WaitingIT {

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

    @Test
    void aConsignmentExpiresWithAFindingPerMissingDocumentToEverySenderAndALateDocumentReopensIt() {
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        List<String> sent = set.samples().subList(0, 3).stream().map(sample -> window.submit(sample.message()).json().get("submissionId").asString()).toList();
        // each waits from when it is filed, and so does the consignment from its first document on
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sent.stream()
                .allMatch(id -> window.get("/api/v1/submissions/" + id, Window.ANYONE).json().get("documents").get(0).has("standing")));
        window.await(set.orderNo(), Duration.ofSeconds(60), one -> one.get("state").asString().equals("WAITING") && one.get("documents").size() == 2);

        window.advance(Duration.ofHours(71));
        assertThat(state(set.orderNo())).isEqualTo("WAITING");
        window.advance(Duration.ofHours(2));
        awaitState(set.orderNo(), "EXPIRED");
        for (String key : List.of("sandbox-platform", "sandbox-payment")) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(missing(key, set.orderNo()))
                    .as("missing documents told to %s", key).containsExactlyInAnyOrder("WAYBILL", "LIST"));
        }
        // the waybill joins through the list only, so it waited alone; its sender is told of the list
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> inbox("sandbox-logistics").stream()
                .anyMatch(item -> item.get("data").path("returnInfo").asString("").startsWith("MAT-003")));
        assertThat(window.consignments(set.orderNo(), 0).get(0).get("decision").get("authorities").has("customs")).isFalse();

        assertThat(window.submit(set.samples().get(3).message()).status()).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> List.of("RELEASED", "CLOSED").contains(state(set.orderNo())));
        assertThat(window.consignments(set.orderNo(), 0).get(0).get("documents")).hasSize(4);
    }

    @Test
    void theClockGoesBackOnlyWhileTheLedgerIsEmpty() {
        window.submit("<something/>".getBytes());
        Window.Answer refused = window.post("/api/v1/sandbox/clock", Window.ANYONE, "application/json",
                "{\"now\":\"2020-01-01T00:00:00+08:00\"}".getBytes());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("code").asString()).isEqualTo("SYS-010");
    }

    @Test
    void anInboxIsReadAfterACursorAndForgetsWhatWasAcknowledged() {
        Window.SampleSet set = window.samples("export", "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> state(set.orderNo()).equals("CLOSED"));
        List<JsonNode> items = inbox("sandbox-declarant").stream()
                .filter(item -> item.get("data").path("orderNo").asString("").equals(set.orderNo())
                        || item.get("data").path("messageType").asString("").equals("CEB603")).toList();
        assertThat(items.stream().map(item -> item.get("type").asString())).contains("submission.accepted", "receipt.issued", "consignment.state");
        long cursor = items.get(items.size() - 1).get("cursor").asLong();
        Window.Answer acknowledged = window.post("/api/v1/inbox/ack", "sandbox-declarant", "application/json", ("{\"cursor\":" + cursor + "}").getBytes());
        assertThat(acknowledged.status()).isEqualTo(200);
        assertThat(window.get("/api/v1/inbox", "sandbox-declarant").json().get("items"))
                .allSatisfy(item -> assertThat(item.get("cursor").asLong()).isGreaterThan(cursor));
        // what was acknowledged can be read again, and other companies' inboxes are their own
        assertThat(window.get("/api/v1/inbox?after=-1&limit=200", "sandbox-declarant").json().get("items")).isNotEmpty();
        assertThat(inbox("sandbox-warehouse")).allSatisfy(item -> assertThat(item.get("type").asString()).matches("inspection\\..*|consignment\\.state"));
        assertThat(window.get("/api/v1/inbox", "sandbox-regulator").status()).isEqualTo(403);
    }

    private static List<String> missing(String key, String orderNo) {
        List<String> missing = new ArrayList<>();
        inbox(key).stream().filter(item -> item.get("type").asString().equals("consignment.state"))
                .map(item -> item.get("data")).filter(data -> data.get("orderNo").asString().equals(orderNo) && data.get("state").asString().equals("EXPIRED"))
                .forEach(data -> data.get("findings").forEach(finding -> {
                    assertThat(finding.get("code").asString()).isEqualTo("MAT-003");
                    missing.add(finding.get("given").asString());
                }));
        return missing;
    }

    private static List<JsonNode> inbox(String key) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = window.get("/api/v1/inbox?after=-1&limit=200", key).json();
        page.get("items").forEach(items::add);
        return items;
    }

    private static String state(String orderNo) {
        JsonNode items = window.consignments(orderNo, 0);
        return items.isEmpty() ? "-" : items.get(0).get("state").asString();
    }

    private static void awaitState(String orderNo, String state) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> state(orderNo).equals(state));
    }
}
