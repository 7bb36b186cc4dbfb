package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.ledger.journal.JournaledPath;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Someone changes the database while the server is down: it starts, says where, takes nothing in, and goes on at an operator's word. */
@Tag("nightly")
class SelfCheckIT {

    private static final String OPERATOR = "sandbox-operator";
    private static final String[] SETTINGS = {"window.broker.port=0", "window.sandbox.demo=false"};

    @TempDir
    Path folder;

    @Test
    void whatWasChangedStopsIntakeUntilAnOperatorAcknowledgesIt() throws Exception {
        Assumptions.assumeFalse(ServerProcess.POSTGRESQL, "the file of H2 is what is changed here");
        int port = ServerProcess.freePort();
        byte[] message = "<unknown/>".getBytes();
        try (ServerProcess server = ServerProcess.start("sandbox", folder, port, SETTINGS)) {
            Window window = new Window(server.url());
            assertThat(window.submit(message).status()).isEqualTo(422);
            assertThat(window.get("/api/v1/ops/self-check", OPERATOR).json().get("intake").asString()).isEqualTo("OPEN");
        }
        JournaledPath.register();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:journaled:" + folder.resolve("window"), "sa", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE submission SET receipt = REPLACE(receipt, 'REJECTED', 'ACCEPTED') WHERE entry_number = 0")).isEqualTo(1);
        }
        try (ServerProcess server = ServerProcess.launch("sandbox", folder, port, SETTINGS)) {
            Window window = new Window(server.url());
            Awaitility.await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(300)).ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(() -> window.get("/actuator/health/readiness", "").status() == 503);
            Window.Answer readiness = Awaitility.await().atMost(Duration.ofSeconds(60)).until(
                    () -> window.get("/actuator/health/readiness", ""), answer -> answer.text().contains("submission "));
            assertThat(readiness.json().get("components").get("log").get("status").asString()).isEqualTo("DOWN");
            // it lives all the same, as soon as it has started
            Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> window.get("/actuator/health/liveness", "").status() == 200);
            Window.Answer refused = window.submit("<other/>".getBytes());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().get("code").asString()).isEqualTo("SYS-043");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            acknowledge(window);
            // a server that starts may still be at work on what it does before it takes traffic
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> window.get("/actuator/health/readiness", "").status() == 200);
            assertThat(window.submit("<other/>".getBytes()).status()).isEqualTo(422);
            long size = Long.parseLong(window.get("/api/v1/trail/checkpoint", OPERATOR).text().split("\n")[1]);
            List<String> types = LongStream.range(0, size).mapToObj(n -> window.get("/api/v1/trail/entries/" + n, OPERATOR).json().get("type").asString()).toList();
            assertThat(types).contains("ops.self-check-acknowledged");
        }
    }

    private static void acknowledge(Window window) {
        JsonNode found = window.get("/api/v1/ops/self-check", OPERATOR).json();
        assertThat(found.get("intake").asString()).isEqualTo("STOPPED");
        assertThat(found.get("items").get(0).get("place").asString()).startsWith("submission ").endsWith(" row");
        assertThat(window.call("POST", "/api/v1/ops/self-check/acknowledge", "sandbox-regulator", "{\"reason\":\"mine\"}").status()).isEqualTo(403);
        assertThat(window.call("POST", "/api/v1/ops/self-check/acknowledge", OPERATOR, "{\"reason\":\" \"}").status()).isEqualTo(400);
        Window.Answer acknowledged = window.call("POST", "/api/v1/ops/self-check/acknowledge", OPERATOR, "{\"reason\":\"restored by hand\"}");
        assertThat(acknowledged.status()).isEqualTo(200);
        assertThat(acknowledged.json().get("acknowledged")).hasSize(1);
    }
}
