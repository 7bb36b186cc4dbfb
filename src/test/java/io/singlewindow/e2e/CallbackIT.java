package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.singlewindow.callback.Receiver;
import io.singlewindow.callback.Receiver.Call;
import io.singlewindow.callback.Receiver.Reply;
import io.singlewindow.client.ReceiptVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Endpoints by their owner's hand, over the API. */
class CallbackIT {

    private static final String KEY = "sandbox-warehouse";
    private static final String ENDPOINTS = "/api/v1/callback-endpoints";
    private static final Duration ARRIVAL_MAX = Duration.ofSeconds(60);

    private final Window window = SharedSandbox.window();
    private Receiver receiver;

    @BeforeEach
    void listen() {
        receiver = new Receiver();
    }

    @AfterEach
    void end() {
        window.get(ENDPOINTS, KEY).json().get("items").forEach(endpoint -> window.call("DELETE", path(endpoint), KEY, ""));
        receiver.close();
    }

    private static String path(JsonNode endpoint) {
        return ENDPOINTS + "/" + endpoint.get("id").asString();
    }

    private JsonNode create(String more) {
        Window.Answer made = window.call("POST", ENDPOINTS, KEY, "{\"url\":\"" + receiver.url() + "\"" + more + "}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private static void verify(Call call, String secret) {
        Map<String, List<String>> headers = call.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        try {
            new Webhook(secret).verify(call.body(), headers);
        } catch (WebhookVerificationException refused) {
            throw new AssertionError(call.headers().toString(), refused);
        }
    }

    @Test
    void aWarehouseIsToldOfInspectionHoldAndReleaseOfItsGoods() {
        JsonNode endpoint = create(",\"form\":\"FULL\",\"contact\":\"ops@warehouse.example\"");
        assertThat(endpoint.get("state").asString()).isEqualTo("ACTIVE");
        String secret = endpoint.get("secret").asString();
        Window.SampleSet set = window.samples("import", "CIQ_SAMPLE", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(ARRIVAL_MAX).until(() -> told(set.orderNo()).stream().anyMatch(call -> call.json().at("/data/state").asString("").equals("CLOSED")));
        assertThat(told(set.orderNo())).extracting(Call::type)
                .containsSubsequence("inspection.ordered", "inspection.result", "consignment.state");
        assertThat(told(set.orderNo())).extracting(call -> call.json().at("/data/result").asString("-")).contains("SAMPLE", "RELEASE");
        receiver.calls().forEach(call -> verify(call, secret));
        List<String> inbox = window.inbox(KEY, -1).stream().filter(item -> item.at("/data/orderNo").asString("").equals(set.orderNo()))
                .map(JsonNode::toString).toList();
        assertThat(told(set.orderNo())).extracting(call -> call.json().toString()).containsExactlyElementsOf(inbox);
        assertThat(window.get(path(endpoint), KEY).json().has("secret")).isFalse();
    }

    @Test
    void aReceiptComesInADxpMsgThatTheWindowSigned() throws Exception {
        String id = window.endpoint("sandbox-platform", receiver.url(), "\"submission.accepted\"");
        try {
            Window.Answer accepted = window.submit(window.samples("import", "", "SM2", "9610").samples().get(0).message());
            Awaitility.await().atMost(ARRIVAL_MAX).until(() -> receiver.events().stream().anyMatch(call -> call.json().at("/subject").asString().equals(accepted.json().get("submissionId").asString())));
            Call call = receiver.events().stream().filter(one -> one.json().at("/subject").asString().equals(accepted.json().get("submissionId").asString())).findFirst().orElseThrow();
            byte[] dxp = call.json().at("/data/dxp").asString().getBytes(StandardCharsets.UTF_8);
            ReceiptVerifier.Result result = new ReceiptVerifier(ReceiptVerifier.certificates(Files.readAllBytes(Path.of("certs-dev/ca-sm2.crt"))), "12330000TERT00083W").verify(dxp);
            assertThat(result.verdict()).isEqualTo(ReceiptVerifier.Verdict.SIGNED);
            assertThat(new String(result.receipt(), StandardCharsets.UTF_8)).isEqualTo(call.json().at("/data/ceb").asString()).contains("CEB312Message");
            JsonNode doctor = window.post("/api/v1/tools/verify-signature", Window.ANYONE, "application/xml", dxp).json();
            assertThat(doctor.at("/accepted").asBoolean()).as(doctor.toString()).isTrue();
            assertThat(doctor.at("/document").asString()).isEqualTo("DxpMsg");
        } finally {
            window.call("DELETE", ENDPOINTS + "/" + id, "sandbox-platform", "");
        }
    }

    private List<Call> told(String orderNo) {
        return receiver.events().stream().filter(call -> call.json().at("/data/orderNo").asString("").equals(orderNo)).toList();
    }

    @Test
    void faultsAreFindingsWithTheirPlaceAndAnEndpointThatDoesNotEchoWaits() {
        Window.Answer refused = window.call("POST", ENDPOINTS, KEY, "{\"url\":\"ftp://127.0.0.1/\",\"types\":[\"nothing\"]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/findings/0/code").asString()).isEqualTo("SYS-021");
        assertThat(refused.json().get("findings")).extracting(finding -> finding.get("path").asString()).containsExactly("/url", "/types/0");
        assertThat(window.call("POST", ENDPOINTS, "sandbox-regulator", "{}").status()).isEqualTo(403);
        assertThat(window.call("POST", ENDPOINTS, "", "{}").status()).isEqualTo(401);
        assertThat(window.get(ENDPOINTS + "/unknown", KEY).status()).isEqualTo(404);

        receiver.answerAll(call -> Reply.of(404));
        JsonNode pending = create("");
        assertThat(pending.get("state").asString()).isEqualTo("PENDING");
        assertThat(pending.at("/findings/0/code").asString()).isEqualTo("SYS-023");
        assertThat(pending.at("/findings/0/given").asString()).isEqualTo("HTTP status 404");
        receiver.answer(call -> Reply.of(200));
        Window.Answer verified = window.call("POST", path(pending) + "/verify", KEY, "");
        assertThat(verified.json().get("state").asString()).isEqualTo("ACTIVE");
        assertThat(window.call("POST", path(pending) + "/verify", KEY, "").status()).isEqualTo(409);
    }

    @Test
    void whatIsInsideIsNotReachedEvenInTheSandbox() {
        for (String host : List.of("10.0.0.1", "169.254.169.254", "[fd00:ec2::254]", "[64:ff9b::a00:1]", "0.0.0.0")) {
            Window.Answer made = window.call("POST", ENDPOINTS, KEY, "{\"url\":\"http://" + host + "/\"}");
            assertThat(made.json().get("state").asString()).as(host).isEqualTo("PENDING");
            assertThat(made.json().at("/findings/0/given").asString()).as(host).contains("has no public address");
        }
    }

    @Test
    void aTestShowsTheAnswerAndDeliveriesShowEachAttemptAndReplaysWantTheirCount() {
        JsonNode endpoint = create(",\"types\":[\"submission.accepted\"]");
        String path = path(endpoint);
        receiver.answer(call -> new Reply(503, Map.of("X-Receiver", "full"), "not now"));
        JsonNode test = window.call("POST", path + "/test", KEY, "").json();
        assertThat(test.get("delivered").asBoolean()).isFalse();
        assertThat(test.at("/attempt/status").asInt()).isEqualTo(503);
        assertThat(test.at("/attempt/responseBody").asString()).isEqualTo("not now");
        JsonNode shown = window.get(path + "/deliveries?state=DEAD&type=endpoint.test", KEY).json().at("/items/0");
        assertThat(shown.at("/attempts/0/responseHeaders").toString()).contains("full");
        assertThat(shown.at("/attempts/0/signed").asString()).startsWith(shown.get("webhookId").asString() + ".");
        assertThat(window.get(path + "/deliveries/" + shown.get("id").asString(), KEY).json()).isEqualTo(shown);
        assertThat(window.get(path + "/deliveries?limit=1", KEY).json().get("next").isNull()).isFalse();
        assertThat(window.get(path + "/deliveries?state=LATE", KEY).status()).isEqualTo(400);
        Window.Answer wrong = window.call("POST", path + "/replay", KEY, "{\"type\":\"submission.accepted\",\"count\":3}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/findings/0/code").asString()).isEqualTo("SYS-024");
        assertThat(wrong.json().at("/findings/0/expected").asString()).isEqualTo("0");
        assertThat(window.call("POST", path + "/replay", KEY, "{\"type\":\"submission.accepted\",\"count\":0}").status()).isEqualTo(202);
        assertThat(window.call("POST", path + "/replay", KEY, "{}").status()).isEqualTo(400);
    }

    @Test
    void aSecretIsRotatedAndAnEndpointPausedChangedAndDeleted() {
        JsonNode endpoint = create("");
        String path = path(endpoint);
        String fresh = window.call("POST", path + "/rotate-secret", KEY, "").json().get("secret").asString();
        assertThat(fresh).isNotEqualTo(endpoint.get("secret").asString());
        assertThat(window.call("POST", path + "/test", KEY, "").json().get("delivered").asBoolean()).isTrue();
        Call signedTwice = receiver.calls().get(receiver.calls().size() - 1);
        verify(signedTwice, fresh);
        verify(signedTwice, endpoint.get("secret").asString());
        assertThat(window.call("POST", path + "/pause", KEY, "").json().get("state").asString()).isEqualTo("PAUSED");
        assertThat(window.call("POST", path + "/resume", KEY, "").json().get("state").asString()).isEqualTo("ACTIVE");
        JsonNode changed = window.call("PATCH", path, KEY, "{\"types\":[\"inspection.result\"],\"contact\":\"other@warehouse.example\"}").json();
        assertThat(changed.get("types")).hasSize(1);
        assertThat(changed.get("state").asString()).isEqualTo("ACTIVE");
        assertThat(window.call("DELETE", path, KEY, "").status()).isEqualTo(204);
        assertThat(window.get(path, KEY).status()).isEqualTo(404);
    }

    @Test
    void theOperatorSeesWhatIsDeadAndTheMetricsOfIt() {
        assertThat(window.get("/api/v1/ops/callbacks/dead", KEY).status()).isEqualTo(403);
        JsonNode dead = window.get("/api/v1/ops/callbacks/dead", "sandbox-operator").json();
        assertThat(dead.has("disabledEndpoints")).isTrue();
        assertThat(dead.has("items")).isTrue();
        List<String> metrics = new ArrayList<>(window.get("/actuator/prometheus", "sandbox-operator").text().lines().toList());
        for (String name : List.of("waiting", "dead", "disabled", "oldest_seconds", "underway")) {
            Assertions.assertThat(metrics).anyMatch(line -> line.startsWith("window_callback_" + name));
        }
    }
}
