package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** kill -9 while the queue door and the zip door are at work: nothing that was taken is lost, nothing is answered in two ways. */
@Tag("nightly")
class DoorsKillIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MESSAGES = 300;
    private static final int ENTRIES = 800;
    private static final Duration ANSWERS_MAX = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private final int port = ServerProcess.freePort();
    private final int brokerPort = ServerProcess.freePort();
    private ServerProcess server;
    private Window window;

    @BeforeEach
    void start() {
        server = ServerProcess.start("sandbox", folder.resolve("server"), port, "window.broker.port=" + brokerPort, "window.sandbox.demo=false");
        window = new Window(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JMSContext login() {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort, "any", "sandbox-any").createContext();
    }

    @Test
    void everyMessageInTheQueueIsAnsweredAlikeThoughTheServerDies() throws JMSException {
        List<byte[]> accepted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            window.samples("import", "", "SM2", "9610").samples().forEach(sample -> accepted.add(sample.message()));
        }
        List<String> sent = new ArrayList<>();
        try (JMSContext context = login()) {
            for (int i = 0; i < MESSAGES; i++) {
                Message message = context.createTextMessage(i % 15 == 0
                        ? new String(accepted.get(i / 15), StandardCharsets.UTF_8) : "<rejected n=\"" + i + "\"/>");
                context.createProducer().send(context.createQueue("submissions.in"), message);
                sent.add(message.getJMSMessageID());
            }
        }
        // some are answered by now, some not
        Map<String, List<JsonNode>> answers = new HashMap<>();
        collect(answers, 20);
        server.kill();
        start();
        collect(answers, sent.size());
        for (String id : sent) {
            assertThat(answers).as("answers to what was sent").containsKey(id);
            assertThat(answers.get(id)).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.get(id).get(0)));
            String submission = answers.get(id).get(0).get("submissionId").asString();
            assertThat(window.get("/api/v1/submissions/" + submission, Window.ANYONE).status()).isEqualTo(200);
        }
    }

    /** Takes answers until so many messages have one. */
    private void collect(Map<String, List<JsonNode>> answers, int messages) {
        Awaitility.await().atMost(ANSWERS_MAX).ignoreExceptionsInstanceOf(JMSRuntimeException.class).until(() -> {
            try (JMSContext context = login(); var consumer = context.createConsumer(context.createQueue("submissions.out.any"))) {
                boolean more = true;
                while (more && answers.size() < messages) {
                    Message next = consumer.receive(1_000);
                    more = next != null;
                    if (more) {
                        keep(answers, (TextMessage) next);
                    }
                }
            }
            return answers.size() >= messages;
        });
    }

    private static void keep(Map<String, List<JsonNode>> answers, TextMessage answer) throws JMSException {
        answers.computeIfAbsent(answer.getJMSCorrelationID(), none -> new ArrayList<>()).add(JSON.readTree(answer.getText()));
    }

    @Test
    void theSameZipAfterAKillGetsTheAnswersOfWhatWasDone() {
        byte[] zip = zip();
        String key = "zip-that-was-cut-off";
        Map<String, String> headers = Map.of("Content-Type", "application/zip", "Idempotency-Key", key);
        CompletableFuture<Window.Answer> first = CompletableFuture.supplyAsync(
                () -> window.post("/api/v1/submissions/batch", Window.ANYONE, headers, zip));
        Awaitility.await().atMost(ANSWERS_MAX).pollInterval(Duration.ofMillis(20)).until(() -> first.isDone() || done(key, 40) != null);
        server.kill();
        assertThat(first.handle((answer, failed) -> failed).join()).as("killed in the middle of it").isInstanceOf(CompletionException.class);
        start();
        Map<Integer, String> before = new HashMap<>();
        for (int i = 0; i < ENTRIES; i += 10) {
            String id = done(key, i);
            if (id != null) {
                before.put(i, id);
            }
        }
        assertThat(before).containsKey(40);
        Window.Answer again = window.post("/api/v1/submissions/batch", Window.ANYONE, headers, zip);
        assertThat(again.status()).as(again.text()).isEqualTo(202);
        JsonNode items = again.json().get("items");
        assertThat(items).hasSize(ENTRIES).allSatisfy(item -> assertThat(item.get("httpStatus").asInt()).isEqualTo(422));
        before.forEach((i, id) -> assertThat(items.get(i).get("submissionId").asString()).as("answer " + i).isEqualTo(id));
        assertThat(window.get("/api/v1/submissions/batch/" + again.json().get("batchId").asString(), Window.ANYONE).json()).isEqualTo(again.json());
    }

    /** The submission of an entry, if there is one. */
    private String done(String key, int entry) {
        JsonNode items = window.get("/api/v1/submissions?idempotencyKey=" + key + "/" + entry + ".xml", Window.ANYONE).json().get("items");
        return items.isEmpty() ? null : items.get(0).get("submissionId").asString();
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < ENTRIES; i++) {
                out.putNextEntry(new ZipEntry(i + ".xml"));
                out.write(("<entry n=\"" + i + "\"/>").getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
