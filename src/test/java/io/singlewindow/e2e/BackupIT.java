package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.verifier.LogVerifier;
import io.singlewindow.verifier.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The rehearsal of a loss: a backup while the server works, everything gone, and the backup put back. */
@Tag("nightly")
class BackupIT {

    private static final String[] SETTINGS = {"window.broker.port=0", "window.sandbox.demo=false"};
    private static final String PASSPHRASE = "window.backup-passphrase=a passphrase of the rehearsal";

    @TempDir
    Path folder;

    private ServerProcess.Done run(String command, Path dataDir, Path file, String... more) {
        return ServerProcess.run(dataDir, Stream.concat(Stream.of("window.run=" + command, "window.backup=" + file, PASSPHRASE), Stream.of(more)).toArray(String[]::new));
    }

    private static String checkpoint(Window window) {
        return window.get("/api/v1/trail/checkpoint", Window.ANYONE).text();
    }

    private static String key(Window window) {
        return window.get("/api/v1/trail/key", Window.ANYONE).json().get("verifierKey").asString();
    }

    private static List<String> types(Window window) {
        long size = Long.parseLong(checkpoint(window).split("\n")[1]);
        return Stream.iterate(0L, n -> n < size, n -> n + 1)
                .map(n -> window.get("/api/v1/trail/entries/" + n, Window.ANYONE).json().get("type").asString()).toList();
    }

    /** Every part as it is, but with other bytes for one of them. */
    private static void forge(Path backup, Path forged, String name, byte[] content) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile()); ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(forged))) {
            for (ZipEntry entry : zip.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(name) ? content : zip.getInputStream(entry).readAllBytes());
                out.closeEntry();
            }
        }
    }

    private static String text(Path backup, String name) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatWasBackedUpWhileTheServerWorkedIsPutBackAndProvesItself() throws Exception {
        Path lost = folder.resolve("lost");
        Path found = folder.resolve("found");
        Path backup = folder.resolve("window.zip");
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        Map<String, byte[]> messages = new LinkedHashMap<>();
        Path earlier = folder.resolve("earlier.txt");
        Path newest = folder.resolve("newest.txt");
        String orderNo;
        String key;
        JsonNode released;
        try (ServerProcess server = ServerProcess.start("sandbox", lost, ServerProcess.freePort(), SETTINGS)) {
            Window window = new Window(server.url());
            Window.SampleSet set = window.samples("import", "", "RSA-SHA256", "9610");
            orderNo = set.orderNo();
            for (Window.Sample sample : set.samples()) {
                JsonNode answer = window.submit(sample.message()).json();
                answers.put(answer.get("submissionId").asString(), answer);
                messages.put(answer.get("submissionId").asString(), sample.message());
            }
            Files.writeString(earlier, checkpoint(window));
            released = window.await(orderNo, Duration.ofSeconds(60), consignment -> consignment.get("state").asString().equals("CLOSED"));
            key = key(window);
            assertThat(run("backup", lost, backup)).satisfies(done -> {
                assertThat(done.exitCode()).as(done.text()).isZero();
                assertThat(done.text()).contains("ok   log").doesNotContain("NOTE");
            });
            assertThat(Files.getPosixFilePermissions(backup)).hasSize(2);
            // the server has not noticed
            JsonNode late = window.submit("<late/>".getBytes()).json();
            assertThat(late.get("submissionId").asString()).isNotEmpty();
            Files.writeString(newest, checkpoint(window));
        }
        assertThat(run("verify", folder.resolve("nowhere"), backup, "window.backup-checkpoint=" + earlier)).satisfies(done ->
                assertThat(done.exitCode()).as(done.text()).isZero());
        aForgedOneIsRefused(backup, found);
        assertThat(run("restore", found, backup, "window.backup-checkpoint=" + earlier)).satisfies(done ->
                assertThat(done.exitCode()).as(done.text()).isZero());
        try (ServerProcess server = ServerProcess.start("sandbox", found, ServerProcess.freePort(), SETTINGS)) {
            Window window = new Window(server.url());
            assertThat(key(window)).isEqualTo(key);
            LogVerifier.Head before = LogVerifier.open(Files.readString(earlier), key);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> types(window).contains("ops.restored"));
            LogVerifier.Head now = LogVerifier.open(checkpoint(window), key);
            JsonNode proof = window.get("/api/v1/trail/consistency?from=" + before.size() + "&to=" + now.size(), Window.ANYONE).json();
            assertThat(LogVerifier.consistent(before, now, ReceiptProofIT.hashes(proof.get("path")))).isTrue();
            for (Map.Entry<String, byte[]> message : messages.entrySet()) {
                assertThat(window.get("/api/v1/submissions/" + message.getKey() + "/content", Window.ANYONE).body()).isEqualTo(message.getValue());
                long number = answers.get(message.getKey()).get("entry").asLong();
                JsonNode path = window.get("/api/v1/trail/entries/" + number + "/proof?size=" + now.size(), Window.ANYONE).json();
                JsonNode receipt = tools.jackson.databind.json.JsonMapper.shared().readTree(answers.get(message.getKey()).get("receipt").asString());
                assertThat(LogVerifier.included(Base64.getDecoder().decode(receipt.get("leaf").asString()), number, ReceiptProofIT.hashes(path.get("path")), now)).isTrue();
                // and a repeat gets what it got
                assertThat(window.submit(message.getValue()).json()).isEqualTo(answers.get(message.getKey()));
            }
            assertThat(window.consignments(orderNo, 0).get(0).get("consignmentId")).isEqualTo(released.get("consignmentId"));
            assertThat(window.consignments(orderNo, 0).get(0).get("state").asString()).isEqualTo("CLOSED");
            assertThat(window.get("/api/v1/ops/self-check", "sandbox-operator").json().get("intake").asString()).isEqualTo("OPEN");
        }
        aNewLogBegins(backup, earlier, newest, key, released.get("consignmentId").asString());
    }

    private void aForgedOneIsRefused(Path backup, Path target) throws IOException {
        String rows = "rows/consignment.jsonl";
        Path forged = folder.resolve("forged.zip");
        forge(backup, forged, rows, text(backup, rows).replace("CLOSED", "REJECTED").getBytes(StandardCharsets.UTF_8));
        assertThat(run("restore", target, forged)).satisfies(done -> assertThat(done.exitCode()).as(done.text()).isEqualTo(1));
        assertThat(target.resolve("keys")).doesNotExist();
    }

    /** Its end is known to be older than what was given out: numbers are not given twice. */
    private void aNewLogBegins(Path backup, Path earlier, Path newest, String oldKey, String consignmentId) throws IOException {
        Path second = folder.resolve("second");
        assertThat(run("restore", second, backup, "window.backup-checkpoint=" + newest)).satisfies(done -> {
            assertThat(done.exitCode()).as(done.text()).isZero();
            assertThat(done.text()).contains("a new log begins, single-window/2");
        });
        try (ServerProcess server = ServerProcess.start("sandbox", second, ServerProcess.freePort(), SETTINGS)) {
            Window window = new Window(server.url());
            assertThat(key(window)).startsWith("single-window/2+").isNotEqualTo(oldKey);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> types(window).contains("log.opened"));
            assertThat(LogVerifier.open(checkpoint(window), key(window)).origin()).isEqualTo("single-window/2");
            assertThat(window.submit("<after/>".getBytes()).status()).isEqualTo(422);
            evidenceOfTheFormerLogHolds(window, earlier, consignmentId);
        }
    }

    /** Its receipts carry heads of the former log, and so does the checkpoint that somebody kept. */
    private void evidenceOfTheFormerLogHolds(Window window, Path earlier, String consignmentId) throws IOException {
        String wanted = tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(
                Map.of("consignmentId", consignmentId, "reason", "after the restore", "since", Files.readString(earlier)));
        Window.Answer made = window.call("POST", "/api/v1/trail/evidence", "sandbox-regulator", wanted);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        Path file = Files.write(folder.resolve("evidence.zip"), made.body());
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code = Verifier.run(new String[] {file.toString(), "--since", earlier.toString()}, new PrintStream(told, true, StandardCharsets.UTF_8));
        assertThat(code).as(told.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("former log");
    }
}
