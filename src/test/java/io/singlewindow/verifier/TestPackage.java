package io.singlewindow.verifier;

import io.singlewindow.signature.CmsSigner;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.JwsAlgorithm;
import io.singlewindow.signature.JwsWriter;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.tree.Nodes;
import io.singlewindow.trail.tree.Proofs;
import io.singlewindow.trail.tree.TreeHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An evidence package of a small log, and every way to forge one, with the window's keys if need be. */
final class TestPackage {

    static final Instant DAY = Instant.parse("2026-11-25T16:00:00Z");
    static final String ID = "0193a1b2c3d47e8f8a9babacadaeafb0";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY_TEXT = "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n";

    private static final int OPENED = 9;
    private static final int DECIDED = 7;
    private static final String DECISION = "{\"grade\":\"T1\",\"row\":\"CU-21\"}";
    private static final String CEB = "<CEB900Message/>";

    final LogKey key;
    private final @Nullable LogKey former;
    final Map<String, byte[]> files = new TreeMap<>();
    final Map<String, Object> manifest = new LinkedHashMap<>();
    private final Map<String, String> receipts = new TreeMap<>();
    private final Map<String, List<String>> named = new TreeMap<>();
    private final List<String> leaves = new ArrayList<>();
    private final List<byte[]> nonces = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();
    private final byte[] message;
    private final Map<String, Object> signature = new LinkedHashMap<>();
    private SigningKey rsa = DevKeys.of("window", SignatureAlgorithm.RSA_SHA256);
    private final SigningKey sm2 = DevKeys.of("window", SignatureAlgorithm.SM2);

    /** A log of twelve entries, the sixth of which is a submission's; entries 0 and 11 lie outside the day. */
    TestPackage(Path folder, String history) {
        this(folder, history, null);
    }

    /** The same of a log whose first eight entries are those of a former one, as its ninth says; the receipt is of the former's time. */
    TestPackage(Path folder, String history, @Nullable LogKey former) {
        this(folder, history, former, SignedSamples.xml(SignedSamples.order("G-1"), DevKeys.of("platform", SignatureAlgorithm.SM2), SignatureAlgorithm.SM2));
    }

    /** The same with another message. */
    TestPackage(Path folder, String history, @Nullable LogKey former, byte[] message) {
        this.former = former;
        key = LogKey.at(folder.resolve("log.key"), "test-log");
        this.message = message;
        for (int i = 0; i < 12; i++) {
            nonces.add(LogVerifier.sha256(("nonce " + i).getBytes(StandardCharsets.UTF_8)));
            contents.add(former != null && i == OPENED ? "{\"oldVerifierKey\":\"" + former.verifierKey() + "\",\"missingFrom\":8}"
                    : i == DECIDED ? "{\"decisionDigest\":\"" + Digests.hex(("decision=" + DECISION + "\n").getBytes(StandardCharsets.UTF_8)) + "\"}" : i == 5 ? statement() : "{\"event\":\"" + (i < 3 ? history : "event") + " " + i + "\"}");
            Instant at = i == 0 ? DAY.minusMillis(1) : i == 11 ? DAY.plusSeconds(86_400) : DAY.plusSeconds(i - 1L);
            leaves.add("window-entry/v1\n" + type(i) + "\n" + BusinessTime.iso(at) + "\n" + ref(i) + "\n"
                    + EntriesCheck.commitment(nonces.get(i), contents.get(i)) + "\n");
        }
        build();
    }

    private String type(int i) {
        return former != null && i == OPENED ? "log.opened" : i == DECIDED ? "decision.made" : i == 5 ? "submission.accepted" : "consignment.state";
    }

    private String ref(int i) {
        return former != null && i == OPENED ? "log" : i == 5 ? ID : "consignment-1";
    }

    private static String certificate(SigningKey signer) {
        try {
            return Base64.getEncoder().encodeToString(signer.certificate().getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Map<String, Object> receipt() {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("format", "window-receipt/v1");
        receipt.put("submissionId", ID);
        receipt.put("messageSha256", Digests.hex(message));
        receipt.put("contentSha256", SignedSamples.contentSha256(message));
        receipt.put("verdict", "ACCEPTED");
        receipt.put("receivedAt", BusinessTime.iso(DAY));
        receipt.put("documents", List.of(Map.of("documentId", ID + "-1", "kind", "ORDER", "number", "O-1", "status", "ACCEPTED")));
        return receipt;
    }

    private String statement() {
        StringBuilder text = new StringBuilder();
        receipt().forEach((name, value) -> {
            if (value instanceof String line) {
                text.append(name).append(' ').append(line.length()).append(' ').append(line).append('\n');
            }
        });
        return text + "documentId " + (ID.length() + 2) + " " + ID + "-1\nkind 5 ORDER\nnumber 3 O-1\nstatus 8 ACCEPTED\n";
    }

    Nodes nodes() {
        return nodes(leaves);
    }

    private static Nodes nodes(List<String> leaves) {
        return new Nodes() {
            @Override
            public byte[] node(int level, long index) {
                return level == 0 ? TreeHash.leaf(leaves.get((int) index).getBytes(StandardCharsets.UTF_8))
                        : TreeHash.node(node(level - 1, index * 2), node(level - 1, index * 2 + 1));
            }
        };
    }

    /** The head of so many entries. */
    String checkpoint(long size) {
        return checkpoint(key, size);
    }

    String checkpoint(LogKey signer, long size) {
        return signer.checkpoint(size, Proofs.root(nodes(), size));
    }

    /** Puts in the receipt of a log that this one's key has signed too, in which an entry was another. */
    TestPackage receiptOfAFork(int changed) {
        List<String> other = new ArrayList<>(leaves);
        other.set(changed, other.get(changed).replace("2026-", "2025-"));
        Nodes nodes = nodes(other);
        return put("receipts/" + ID + ".json", JSON.writeValueAsString(withProof(other.get(5), Proofs.inclusion(nodes, 5, 8), key.checkpoint(8, Proofs.root(nodes, 8)))));
    }

    private Map<String, Object> withProof(String leaf, List<byte[]> path, String head) {
        Map<String, Object> receipt = receipt();
        receipt.put("origin", "test-log");
        receipt.put("entry", 5);
        receipt.put("leaf", base64(leaf));
        receipt.put("nonce", HexFormat.of().formatHex(nonces.get(5)));
        receipt.put("path", base64(path));
        receipt.put("head", head);
        return receipt;
    }

    private void build() {
        put("VERIFY.md", "how");
        put("log/key.txt", key.verifierKey() + "\n");
        put("log/checkpoint.txt", checkpoint(12));
        put("log/consistency.json", JSON.writeValueAsString(Map.of("from", 7, "to", 12, "path", base64(Proofs.consistency(nodes(), 7, 12)))));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            lines.append(JSON.writeValueAsString(entry(i))).append('\n');
        }
        put("entries.jsonl", lines.toString());
        Map<String, Object> receipt = withProof(leaves.get(5), Proofs.inclusion(nodes(), 5, 8), checkpoint(former == null ? key : former, 8));
        if (former != null) {
            put("log/former.jsonl", JSON.writeValueAsString(entry(OPENED)) + "\n");
        }
        put("receipts/" + ID + ".json", JSON.writeValueAsString(receipt));
        files.put("messages/5-CEB311.xml", message);
        String signer = WindowCertificates.fingerprint(DevKeys.of("platform", SignatureAlgorithm.SM2).certificate());
        put("certs/" + signer + ".crt", String.format(KEY_TEXT, certificate(DevKeys.of("platform", SignatureAlgorithm.SM2))));
        Map<String, Object> submission = new LinkedHashMap<>(Map.of("submissionId", ID, "entry", 5, "status", "ACCEPTED", "sha256", Digests.hex(message)));
        submission.put("receipt", "receipts/" + ID + ".json");
        submission.put("message", "messages/5-CEB311.xml");
        submission.put("messageType", "CEB311");
        submission.put("guid", "G-1");
        submission.put("receivedAt", BusinessTime.iso(DAY));
        submission.put("cebReceipt", "receipts/" + ID + ".ceb.xml");
        submission.put("cebReceiptSha256", Digests.hex(CEB.getBytes(StandardCharsets.UTF_8)));
        put("receipts/" + ID + ".ceb.xml", CEB);
        signature.putAll(Map.of("present", true, "accepted", true, "certificate", "certs/" + signer + ".crt", "certificateSha256", signer));
        submission.put("signature", signature);
        put("submissions.jsonl", JSON.writeValueAsString(submission) + "\n");
        authorities();
        String stated = "window-log-key/v1\ntest-log\n" + key.verifierKey() + "\n";
        put("log/key-statement.txt", stated);
        put("decisions.jsonl", "{\"consignmentId\":\"consignment-1\"}\n");
        put("rules.jsonl", JSON.writeValueAsString(Map.of("consignmentId", "consignment-1", "stage", "MATCH", "entry", DECIDED, "text", DECISION)) + "\n");
        manifest.put("format", "window-evidence/v1");
        manifest.put("about", Map.of("kind", "day", "value", "2026-11-26"));
        manifest.put("madeAt", BusinessTime.iso(DAY));
        manifest.put("madeBy", "regulator");
        manifest.put("verifierKey", key.verifierKey());
        manifest.put("treeSize", 12);
        manifest.put("since", checkpoint(7));
        manifest.put("range", new LinkedHashMap<>(Map.of("day", "2026-11-26", "first", 1, "last", 10, "before", 0, "after", 11)));
        manifest.put("entries", 12);
        manifest.put("submissions", 1);
    }

    /** A receipt of customs under RSA, one of inspection under SM2, one of forex as a JWS. */
    private void authorities() {
        receiptOf("customs", SignatureAlgorithm.RSA_SHA256, "XML", SignedSamples.xml("customs", SignatureAlgorithm.RSA_SHA256));
        receiptOf("inspection", SignatureAlgorithm.SM2, "XML", SignedSamples.xml("inspection", SignatureAlgorithm.SM2));
        receiptOf("forex", SignatureAlgorithm.SM2, "JWS", JwsWriter.sign("{\"code\":\"1\"}".getBytes(StandardCharsets.UTF_8), DevKeys.of("forex", SignatureAlgorithm.SM2), JwsAlgorithm.SM2SM3));
    }

    /** Puts in a receipt and the certificate by which it says it is signed, in the place of the authority's others. */
    TestPackage receiptOf(String authority, SignatureAlgorithm algorithm, String form, byte[] receipt) {
        SigningKey signer = DevKeys.of(authority, algorithm);
        String fingerprint = WindowCertificates.fingerprint(signer.certificate());
        files.put("authorities/" + authority + "-1.bin", receipt);
        put("certs/" + fingerprint + ".crt", String.format(KEY_TEXT, certificate(signer)));
        Map<String, Object> line = new LinkedHashMap<>(Map.of("receiptId", "1", "authority", authority, "signatureHolds", true, "form", form,
                "sha256", Digests.hex(receipt), "file", "authorities/" + authority + "-1.bin"));
        line.put("certificate", "certs/" + fingerprint + ".crt");
        line.put("certificateSha256", fingerprint);
        receipts.put(authority, JSON.writeValueAsString(line));
        put("authorities.jsonl", String.join("\n", receipts.values()) + "\n");
        named.put(authority, List.of(fingerprint));
        manifest.put("authorities", named);
        return this;
    }

    private Map<String, Object> entry(int i) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("n", i);
        line.put("time", leaves.get(i).split("\n")[2]);
        line.put("type", type(i));
        line.put("ref", ref(i));
        line.put("leaf", base64(leaves.get(i)));
        if (i != 5) {
            line.put("content", contents.get(i));
            line.put("nonce", HexFormat.of().formatHex(nonces.get(i)));
        }
        line.put("path", base64(Proofs.inclusion(nodes(), i, 12)));
        return line;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }

    TestPackage put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    /** Rewrites a file as an insider could, who signs the manifest afterwards. */
    TestPackage change(String name, UnaryOperator<String> change) {
        String before = text(name);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("Nothing was changed in " + name);
        }
        return put(name, after);
    }

    /** Signs with a key that is not the window's. */
    TestPackage signedBy(String party) {
        rsa = DevKeys.of(party, SignatureAlgorithm.RSA_SHA256);
        return this;
    }

    /** Everything as it is now, signed. */
    Map<String, byte[]> signed() {
        files.putIfAbsent("certs/window-rsa.crt", String.format(KEY_TEXT, certificate(rsa)).getBytes(StandardCharsets.UTF_8));
        files.putIfAbsent("certs/window-sm2.crt", String.format(KEY_TEXT, certificate(sm2)).getBytes(StandardCharsets.UTF_8));
        if (files.containsKey("log/key-statement.txt")) {
            byte[] stated = files.get("log/key-statement.txt");
            files.putIfAbsent("log/key-statement.rsa.p7s", CmsSigner.sign(stated, rsa, DAY));
            files.putIfAbsent("log/key-statement.sm2.p7s", CmsSigner.sign(stated, sm2, DAY));
        }
        manifest.put("files", files.entrySet().stream().map(file -> Map.of("name", file.getKey(), "bytes", file.getValue().length,
                "sha256", Digests.hex(file.getValue()))).toList());
        byte[] text = JSON.writeValueAsBytes(manifest);
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put("manifest.json", text);
        all.put("manifest.rsa.p7s", CmsSigner.sign(text, rsa, DAY));
        all.put("manifest.sm2.p7s", CmsSigner.sign(text, sm2, DAY));
        return all;
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    Path write(Path file) {
        return write(file, zip(signed()));
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
