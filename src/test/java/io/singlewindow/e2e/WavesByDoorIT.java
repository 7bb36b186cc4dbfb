package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Consignments that come by SOAP, by queue and in a zip go all their waves, as those that come by REST do. */
class WavesByDoorIT {

    private static final Duration END_MAX = Duration.ofSeconds(90);
    private static final long ANSWER_MILLIS_MAX = 30_000;

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
    @CsvSource({"soap,import", "soap,export", "queue,import", "queue,export", "zip,import", "zip,export"})
    void aConsignmentGoesAllItsWaves(String door, String direction) throws JMSException {
        String orderNo = switch (door) {
            case "soap" -> bySoap(window.samples(direction, "", "SM2", "9610"));
            case "queue" -> byQueue(window.samples(direction, "", "RSA-SHA256", "9610"));
            default -> inAZip(direction);
        };
        Awaitility.await().atMost(END_MAX).pollInterval(Duration.ofMillis(300)).until(() -> {
            JsonNode items = window.consignments(orderNo, 0);
            return !items.isEmpty() && items.get(0).get("state").asString().equals("CLOSED")
                    && items.get(0).toString().contains("\"authority\":\"forex\",\"type\":\"FOREX\",\"returnStatus\":\"SETTLED\"");
        });
        JsonNode dispatches = window.consignments(orderNo, 0).get(0).get("dispatches");
        assertThat(dispatches).extracting(one -> one.get("authority").asString()).contains("customs", "inspection", "forex");
    }

    private static String bySoap(Window.SampleSet set) {
        for (Window.Sample sample : set.samples()) {
            String envelope = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                    + "<submit xmlns=\"urn:single-window:submission:1\"><content>" + Base64.getEncoder().encodeToString(sample.message())
                    + "</content></submit></s:Body></s:Envelope>";
            Window.Answer answer = window.post("/ws/submissions", Window.ANYONE, "text/xml; charset=UTF-8", envelope.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.text()).contains(">ACCEPTED<");
        }
        return set.orderNo();
    }

    private static String byQueue(Window.SampleSet set) throws JMSException {
        try (JMSContext context = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort, "any", "sandbox-any").createContext()) {
            var answers = context.createTemporaryQueue();
            try (var consumer = context.createConsumer(answers)) {
                for (Window.Sample sample : set.samples()) {
                    var message = context.createBytesMessage();
                    message.writeBytes(sample.message());
                    message.setJMSReplyTo(answers);
                    context.createProducer().send(context.createQueue("submissions.in"), message);
                    TextMessage answer = (TextMessage) consumer.receive(ANSWER_MILLIS_MAX);
                    assertThat(answer).as("an answer to %s", sample.name()).isNotNull();
                    assertThat(JsonMapper.shared().readTree(answer.getText()).get("status").asString()).isEqualTo("ACCEPTED");
                }
            }
        }
        return set.orderNo();
    }

    private static String inAZip(String direction) {
        Window.Answer zip = window.get("/api/v1/sandbox/samples/" + direction + ".zip", Window.ANYONE);
        Window.Answer answer = window.post("/api/v1/submissions/batch", Window.ANYONE, "application/zip", zip.body());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        List<String> statuses = answer.json().get("items").valueStream().map(item -> item.get("status").asString()).toList();
        assertThat(statuses).hasSize(4).containsOnly("ACCEPTED");
        return zip.headers().firstValue("X-Order-No").orElseThrow();
    }
}
