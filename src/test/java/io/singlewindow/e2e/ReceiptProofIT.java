package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.verifier.LogVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receipt proves itself to whoever holds the message: with the JDK and the published key, nothing of the server's code. */
class ReceiptProofIT {

    private final Window window = SharedSandbox.window();

    @Test
    void theLeafFollowsFromMessageAndNonceAndThePathLeadsToTheSignedHead() throws Exception {
        String key = window.get("/api/v1/trail/key", Window.ANYONE).json().get("verifierKey").asString();
        List<byte[]> bodies = new ArrayList<>();
        window.samples("import", "", "RSA-SHA256", "9610").samples().forEach(sample -> bodies.add(sample.message()));
        bodies.add("no message at all".getBytes(StandardCharsets.UTF_8));
        bodies.add("<unknown/>".getBytes(StandardCharsets.UTF_8));
        for (byte[] body : bodies) {
            JsonNode answer = window.submit(body).json();
            verify(answer, body, key);
            String kept = window.get("/api/v1/submissions/" + answer.get("submissionId").asString(), Window.ANYONE).json().get("receipt").asString();
            assertThat(kept).isEqualTo(answer.get("receipt").asString());
        }
    }

    static void verify(JsonNode answer, byte[] body, String verifierKey) throws Exception {
        JsonNode receipt = JsonMapper.shared().readTree(answer.get("receipt").asString());
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        assertThat(receipt.get("format").asString()).isEqualTo("window-receipt/v1");
        assertThat(receipt.get("messageSha256").asString()).isEqualTo(HexFormat.of().formatHex(sha256.digest(body)));
        byte[] content = sha256.digest(statement(receipt).getBytes(StandardCharsets.UTF_8));
        sha256.update(HexFormat.of().parseHex(receipt.get("nonce").asString()));
        String commitment = Base64.getEncoder().encodeToString(sha256.digest(content));
        byte[] leaf = Base64.getDecoder().decode(receipt.get("leaf").asString());
        String[] lines = new String(leaf, StandardCharsets.UTF_8).split("\n");
        assertThat(lines[0]).isEqualTo("window-entry/v1");
        assertThat(lines[1]).startsWith("submission.");
        assertThat(lines[3]).isEqualTo(receipt.get("submissionId").asString());
        assertThat(lines[4]).isEqualTo(commitment);
        List<byte[]> path = new ArrayList<>();
        receipt.get("path").forEach(hash -> path.add(Base64.getDecoder().decode(hash.asString())));
        LogVerifier.Head head = LogVerifier.open(receipt.get("head").asString(), verifierKey);
        assertThat(LogVerifier.included(leaf, receipt.get("entry").asLong(), path, head)).isTrue();
        assertThat(LogVerifier.included(leaf, receipt.get("entry").asLong() + 1, path, head)).isFalse();
    }

    /** As docs/architecture.md says: {@code name SP bytes SP value LF}, the receipt's own fields, then each document's. */
    private static String statement(JsonNode receipt) {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("format", "submissionId", "messageSha256", "contentSha256", "verdict", "receivedAt")) {
            line(text, name, receipt.get(name).asString());
        }
        receipt.get("documents").forEach(document -> {
            for (String name : List.of("documentId", "kind", "number", "status")) {
                line(text, name, document.get(name).asString());
            }
        });
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(' ').append(value.getBytes(StandardCharsets.UTF_8).length).append(' ').append(value).append('\n');
    }

    @Test
    void everyEntryIsProvableAtTheNewestHeadAndHeadsAreConsistent() {
        String key = window.get("/api/v1/trail/key", Window.ANYONE).json().get("verifierKey").asString();
        LogVerifier.Head before = LogVerifier.open(window.get("/api/v1/trail/checkpoint", Window.ANYONE).text(), key);
        for (int i = 0; i < 5; i++) {
            window.submit(("<again-" + i + "/>").getBytes(StandardCharsets.UTF_8));
        }
        LogVerifier.Head after = LogVerifier.open(window.get("/api/v1/trail/checkpoint", Window.ANYONE).text(), key);
        assertThat(after.size()).isGreaterThanOrEqualTo(before.size() + 5);
        JsonNode proof = window.get("/api/v1/trail/consistency?from=" + before.size() + "&to=" + after.size(), Window.ANYONE).json();
        assertThat(LogVerifier.consistent(before, after, hashes(proof.get("path")))).isTrue();
        for (long number = 0; number < after.size(); number += Math.max(1, after.size() / 20)) {
            JsonNode entry = window.get("/api/v1/trail/entries/" + number, Window.ANYONE).json();
            JsonNode path = window.get("/api/v1/trail/entries/" + number + "/proof?size=" + after.size(), Window.ANYONE).json();
            byte[] leaf = Base64.getDecoder().decode(entry.get("leaf").asString());
            assertThat(LogVerifier.included(leaf, number, hashes(path.get("path")), after)).isTrue();
        }
    }

    static List<byte[]> hashes(JsonNode array) {
        List<byte[]> hashes = new ArrayList<>();
        array.forEach(hash -> hashes.add(Base64.getDecoder().decode(hash.asString())));
        return hashes;
    }
}
