package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Authenticity of data through the packaged jar: the simulated platform is asked over the wire, and uploads over the wire. */
class AuthenticityIT {

    private static final Duration AT_MOST = Duration.ofSeconds(90);
    private static final String UPLOAD = "/ceb2grab/grab/realTimeDataUpload";
    private static final String PLATFORM = "91330100TERT00016Y";

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

    private static String play(String scenario) {
        Window.SampleSet set = window.samples("import", scenario, "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(AT_MOST).until(() -> !window.consignments(set.orderNo(), 0).isEmpty());
        return set.orderNo();
    }

    private static String path(String orderNo) {
        return "/api/v1/consignments/" + window.consignments(orderNo, 0).get(0).get("consignmentId").asString() + "/authenticity";
    }

    private static JsonNode authenticity(String orderNo) {
        Window.Answer answer = window.get(path(orderNo), "sandbox-regulator");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static void await(String orderNo, String member, String value) {
        Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(authenticity(orderNo).at(member).asString("")).isEqualTo(value));
    }

    @ParameterizedTest
    @CsvSource({"PLAT_AGREES, AGREED, ''", "PLAT_AMOUNT, DIFFERED, totalAmount"})
    void whatThePlatformUploadsIsComparedWithOrderAndPayment(String scenario, String verdict, String differing) {
        String orderNo = play(scenario);
        await(orderNo, "/verdict", verdict);
        JsonNode seen = authenticity(orderNo);
        assertThat(seen.get("answeredInTime").asBoolean()).isTrue();
        assertThat(seen.get("question").get("reason").asString()).isEqualTo("AS-91");
        assertThat(seen.get("question").get("attempts").get(0).get("code").asString()).isEqualTo("10000");
        assertThat(seen.get("uploads")).hasSize(1);
        assertThat(seen.get("differing").toString()).isEqualTo(differing.isEmpty() ? "[]" : "[\"" + differing + "\"]");
        assertThat(seen.get("comparison").get("fields").findValuesAsString("field"))
                .contains("orderNo", "ebpCode", "payCode", "payTransactionId", "totalAmount", "currency", "tradingTime", "goods");
        assertThat(seen.get("arrivals").findValuesAsString("kind")).containsExactlyInAnyOrder("ORDER", "PAYMENT", "WAYBILL");
        assertThat(window.consignments(orderNo, 0).get(0).get("timeline").findValuesAsString("event"))
                .contains("platform asked", "platform data received", "platform data " + verdict);
        JsonNode sent = window.get("/api/v1/sandbox/platform/received?orderNo=" + orderNo, Window.ANYONE).json().get("items");
        assertThat(sent.get(0).get("sessionId").asString()).isEqualTo(seen.get("question").get("sessionID").asString());
        assertThat(sent.get(1).get("answer").asString()).contains("\"code\":\"10000\"").contains("上传成功").contains("\"total\":0");
    }

    @Test
    void whatWasChangedAfterItWasSignedDoesNotCount() {
        String orderNo = play("PLAT_FORGED");
        Awaitility.await().atMost(AT_MOST).untilAsserted(() -> assertThat(authenticity(orderNo).get("uploads")).isNotEmpty());
        JsonNode seen = authenticity(orderNo);
        assertThat(seen.get("answered").asBoolean()).isFalse();
        assertThat(seen.get("uploads").get(0).get("findings").get(0).get("code").asString()).isEqualTo("SIG-008");
        Awaitility.await().atMost(AT_MOST).untilAsserted(() -> assertThat(window.get("/api/v1/sandbox/platform/received?orderNo=" + orderNo, Window.ANYONE)
                .text()).contains("20000").contains("SIG-008"));
    }

    @Test
    void aPlatformThatIsLateCountsLateAndOneThatIsSilentOrRefusesIsToldSo() {
        String late = play("PLAT_LATE");
        String silent = play("PLAT_SILENT");
        String refused = play("PLAT_REFUSED");
        await(late, "/question/state", "ASKED");
        await(silent, "/question/state", "ASKED");
        window.advance(Duration.ofSeconds(61));
        await(late, "/verdict", "AGREED");
        assertThat(authenticity(late).get("answeredInTime").asBoolean()).isFalse();
        for (int attempt = 2; attempt <= 3; attempt++) {
            int wanted = attempt;
            Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(300)).until(() -> {
                window.advance(Duration.ofSeconds(11));
                return authenticity(silent).get("question").get("timeouts").asInt() >= wanted;
            });
        }
        await(silent, "/question/state", "SILENT");
        assertThat(authenticity(silent).get("silent").asBoolean()).isTrue();
        await(refused, "/question/state", "SILENT");
        assertThat(authenticity(refused).get("question").get("failures").asInt()).isEqualTo(3);
        assertThat(authenticity(refused).get("question").get("timeouts").asInt()).isZero();
    }

    @Test
    void itIsSeenByPlatformAndRegulatorsAndByNobodyElse() {
        String orderNo = play("PLAT_AGREES");
        await(orderNo, "/verdict", "AGREED");
        String path = path(orderNo);
        String content = authenticity(orderNo).get("uploads").get(0).get("content").asString();
        assertThat(new Described(window.get("/openapi.json", "").json())
                .faults("/api/v1/consignments/{id}/authenticity", "get", "200", window.get(path, "sandbox-platform").json())).isEmpty();
        for (String key : List.of("sandbox-platform", "sandbox-regulator", "sandbox-reviewer")) {
            assertThat(window.get(path, key).status()).as(key).isEqualTo(200);
        }
        assertThat(window.get(content, "sandbox-platform").text()).startsWith("{\"sessionID\":");
        assertThat(window.get(content + "?reason=a+case", "sandbox-regulator").text()).startsWith("{\"sessionID\":");
        assertThat(window.get(content, "sandbox-regulator").status()).as("it may name persons: an official says why").isEqualTo(400);
        assertThat(window.get(content + "?reason=a+case", "sandbox-reviewer").status()).isEqualTo(403);
        for (String key : List.of("sandbox-payment", "sandbox-logistics", "sandbox-declarant", "sandbox-warehouse")) {
            assertThat(window.get(path, key).status()).as(key).isEqualTo(404);
            assertThat(window.get(content, key).status()).as(key).isEqualTo(404);
        }
        assertThat(window.get(path, "").status()).isEqualTo(401);
        // a regulator's reading is in the log, the platform's own is not
        Awaitility.await().atMost(AT_MOST).untilAsserted(() -> assertThat(window.consignments(orderNo, 0).get(0).get("timeline").findValuesAsString("event")
                .stream().filter("platform data read"::equals)).hasSize(1));
        String consignment = path.substring("/api/v1/consignments/".length(), path.lastIndexOf('/'));
        assertThat(window.get("/api/v1/access?subject=" + consignment, "sandbox-regulator").json().get("items").findValuesAsString("reason")).contains("a case");
        assertThat(window.get("/api/v1/inbox?after=-1&limit=200&types=authenticity.state", "sandbox-platform").text())
                .contains("platform data AGREED").doesNotContain("platform data read");
    }

    @Test
    void aRegulatorMayHaveThePlatformAskedForAnyOrder() {
        String orderNo = play("");
        assertThat(authenticity(orderNo).get("asked").asBoolean()).isFalse();
        assertThat(window.post(path(orderNo), "sandbox-platform", "application/json", new byte[0]).status()).isEqualTo(403);
        assertThat(window.post(path(orderNo), "sandbox-regulator", "application/json", new byte[0]).status()).isEqualTo(202);
        await(orderNo, "/verdict", "AGREED");
        assertThat(authenticity(orderNo).get("question").get("reason").asString()).isEqualTo("regulator");
    }

    @Test
    void whateverIsUploadedIsAnsweredByACode() {
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        for (String body : List.of("", "payExInfoStr=", "payExInfoStr=%7B", "payExInfoStr=%zz", "other=1", "payExInfoStr="
                + URLEncoder.encode("{\"sessionID\":\"019012F0-7C00-7ABC-8DEF-0123456789AB\"}", StandardCharsets.UTF_8), "payExInfoStr=" + "x".repeat(1 << 20))) {
            Window.Answer answer = window.post(UPLOAD, "", form, body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().propertyNames()).containsExactly("code", "message", "total", "serviceTime");
            assertThat(answer.json().get("code").asString()).isEqualTo("20000");
            assertThat(answer.json().get("message").asString()).matches("(RUL|XSD|SIG)-[0-9]{3} .*");
        }
    }

    @Test
    void aPlatformFilesItsOwnAddressAndCertificatesAndNoOther() {
        String path = "/api/v1/authenticity/platforms/" + PLATFORM;
        JsonNode filed = window.get(path, "sandbox-platform").json();
        assertThat(filed.get("certificates")).hasSize(2);
        assertThat(window.put(path, "sandbox-logistics", "{}").status()).isEqualTo(403);
        assertThat(window.get(path, "sandbox-logistics").status()).isEqualTo(404);
        Window.Answer refused = window.put(path, "sandbox-platform", "{\"platDataOpen\":\"ftp://127.0.0.1/\",\"certificates\":[\"nonsense\"]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("findings").findValuesAsString("code")).containsExactly("SYS-021", "SIG-009");
        assertThat(window.put("/api/v1/authenticity/platforms/nobody", "sandbox-platform", "{}").status()).isEqualTo(404);
    }
}
