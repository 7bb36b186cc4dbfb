package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.verifier.LogVerifier;
import io.singlewindow.verifier.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three years pass: what was sent can no longer be read, and that it was sent is proved as before. */
@Tag("nightly")
class RetentionIT {

    private static final String REGULATOR = "sandbox-regulator";

    @TempDir
    Path folder;

    private static List<String> types(Window window, long size) {
        return LongStream.range(0, size).mapToObj(n -> window.get("/api/v1/trail/entries/" + n, REGULATOR).json().get("type").asString()).toList();
    }

    private static LogVerifier.Head head(Window window, String key) {
        return LogVerifier.open(window.get("/api/v1/trail/checkpoint", REGULATOR).text(), key);
    }

    @Test
    void aMonthThatHasBeenKeptLongEnoughIsReadByNobodyAndProvedAsBefore() throws Exception {
        try (ServerProcess server = ServerProcess.start("sandbox", folder, ServerProcess.freePort(), "window.broker.port=0", "window.sandbox.demo=false",
                "window.retention.trade=P3Y", "window.self-check.every=PT2S")) {
            Window window = new Window(server.url());
            Window.SampleSet set = window.samples("import", "", "RSA-SHA256", "9610");
            List<JsonNode> answers = new ArrayList<>();
            set.samples().forEach(sample -> answers.add(window.submit(sample.message()).json()));
            JsonNode before = window.await(set.orderNo(), Duration.ofSeconds(60), consignment -> consignment.get("state").asString().equals("CLOSED"));
            String key = window.get("/api/v1/trail/key", REGULATOR).json().get("verifierKey").asString();
            LogVerifier.Head earlier = head(window, key);
            String id = answers.get(0).get("submissionId").asString();
            assertThat(window.get("/api/v1/submissions/" + id + "/content", Window.ANYONE).body()).isEqualTo(set.samples().get(0).message());

            // a name that is too long for its element is quoted by what was found
            String tooLong = new String(set.samples().get(0).message(), StandardCharsets.UTF_8).replaceFirst("buyerName>[^<]+<", "buyerName>" + "长".repeat(70) + "<");
            String rejected = "/api/v1/submissions/" + window.submit(tooLong.getBytes(StandardCharsets.UTF_8)).json().get("submissionId").asString();
            assertThat(window.get(rejected, Window.ANYONE).json().get("findings").toString()).contains("长长长");
            assertThat(window.get(rejected, REGULATOR).json().get("findings").toString()).contains("/buyerName").doesNotContain("长长长");

            String compared = "/api/v1/consignments/" + before.get("consignmentId").asString();
            assertThat(window.get(compared, REGULATOR).json().at("/match/fields").size()).isPositive();

            window.advance(Duration.ofDays(365 * 3 - 40));
            window.advance(Duration.ofDays(80));
            Window.Answer gone = Awaitility.await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(500))
                    .until(() -> window.get("/api/v1/submissions/" + id + "/content", Window.ANYONE), answer -> answer.status() != 200);
            assertThat(gone.status()).as(gone.text()).isEqualTo(410);
            JsonNode finding = gone.json().at("/findings/0");
            assertThat(finding.get("code").asString()).isEqualTo("SYS-044");
            assertThat(finding.get("given").asString()).endsWith(", P3Y");
            assertThat(finding.at("/message/zh").asString()).contains("密钥销毁于");

            assertThat(window.get(rejected, REGULATOR).json().get("findings").toString()).as("nobody knows any more whom it named")
                    .contains("/buyerName").contains("kept no longer").doesNotContain("长长长");
            assertThat(window.get(rejected, Window.ANYONE).json().get("findings").toString()).as("its sender's answer ends with his message")
                    .contains("/buyerName").contains("kept no longer").doesNotContain("长长长");
            assertThat(new String(window.get(rejected + "/receipts", Window.ANYONE, "application/xml").body(), StandardCharsets.UTF_8)).contains("CEB").doesNotContain("长长长");
            assertThat(window.get(compared, REGULATOR).json().get("match").toString()).contains("\"destroyed\":\"").contains("\"fields\":[]");

            LogVerifier.Head now = Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> head(window, key),
                    newest -> types(window, newest.size()).contains("retention.key-destroyed"));
            JsonNode proof = window.get("/api/v1/trail/consistency?from=" + earlier.size() + "&to=" + now.size(), REGULATOR).json();
            assertThat(LogVerifier.consistent(earlier, now, ReceiptProofIT.hashes(proof.get("path")))).isTrue();
            for (int i = 0; i < answers.size(); i++) {
                // the sender's own original and its receipt still prove each other
                ReceiptProofIT.verify(answers.get(i), set.samples().get(i).message(), key);
                String kept = window.get("/api/v1/submissions/" + answers.get(i).get("submissionId").asString(), Window.ANYONE).json().get("receipt").asString();
                assertThat(kept).isEqualTo(answers.get(i).get("receipt").asString());
            }
            Window.Answer evidence = window.get("/api/v1/consignments/" + before.get("consignmentId").asString() + "/evidence?reason=old+files", REGULATOR);
            assertThat(evidence.status()).as(evidence::text).isEqualTo(200);
            Path zip = folder.resolve("evidence.zip");
            Files.write(zip, evidence.body());
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int code = Verifier.run(new String[] {zip.toString()}, new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(Verifier.HOLDS);
            assertThat(window.get("/api/v1/ops/self-check", "sandbox-operator").json().get("intake").asString()).isEqualTo("OPEN");
            assertThat(window.submit("<after-three-years/>".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(422);
        }
    }

    @Test
    void aServerThatWouldForgetTooSoonDoesNotStart() {
        ServerProcess.Done refused = ServerProcess.run(folder, "spring.profiles.active=sandbox", "server.port=0", "window.broker.port=0", "window.retention.trade=P1Y");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.text()).contains("window.retention.trade is P1Y", "P3Y at least");
    }
}
