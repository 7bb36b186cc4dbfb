package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.verifier.Verifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evidence as a regulator gets it, and what the verifier says of it at home. */
class EvidenceIT {

    private static final String REGULATOR = "sandbox-regulator";
    private static final Path JAR = Path.of("target/single-window-verify.jar");

    @TempDir
    Path folder;

    private final Window window = SharedSandbox.window();

    @Test
    void theEvidenceOfAConsignmentHoldsOfflineByThePackagedVerifier() throws Exception {
        String earlier = window.get("/api/v1/trail/checkpoint", REGULATOR).text();
        Window.SampleSet set = play("SM2");
        JsonNode consignment = window.consignments(set.orderNo(), 30).get(0);
        Window.Answer answer = window.post("/api/v1/trail/evidence", REGULATOR, "application/json", JsonMapper.shared().writeValueAsBytes(
                Map.of("consignmentId", consignment.get("consignmentId").asString(), "reason", "inspection 26-7", "since", earlier)));
        assertThat(answer.status()).as(() -> answer.text()).isEqualTo(200);
        Path zip = write("evidence.zip", answer.body());
        Path since = write("since.txt", earlier.getBytes(StandardCharsets.UTF_8));
        Path key = write("key.txt", window.get("/api/v1/trail/key", REGULATOR).json().get("verifierKey").asString().getBytes(StandardCharsets.UTF_8));
        Path rsaCa = resource("ca-rsa.crt");
        Path sm2Ca = resource("ca-sm2.crt");
        Ran ran = jar(zip.toString(), "--since", since.toString(), "--key", key.toString(), "--trust", rsaCa.toString(), "--trust", sm2Ca.toString());
        assertThat(ran.code()).as(ran.text()).isZero();
        assertThat(ran.text()).contains("RSA signature on the manifest", "SM2 signature on the manifest", "the log continues your checkpoint", "all hold");
        Map<String, byte[]> files = unzip(answer.body());
        for (Window.Sample sample : set.samples()) {
            assertThat(files.entrySet()).as(sample.name()).anySatisfy(file -> {
                assertThat(file.getKey()).startsWith("messages/").contains(sample.type());
                assertThat(file.getValue()).isEqualTo(sample.message());
            });
        }
        assertThat(text(files, "authorities.jsonl")).contains("customs", "inspection");
        assertThat(ran.text().lines().filter(line -> line.startsWith("OK") && line.contains("signature 签名") && line.contains("holds, by ")))
                .anyMatch(line -> line.contains("customs's receipt")).anyMatch(line -> line.contains("inspection's receipt"));
        assertThat(ran.text()).contains("RSA signature on the statement of the log's key", "SM2 signature on the statement of the log's key")
                .doesNotContain("that they are signed is the window's word");
        JsonNode stated = window.get("/api/v1/trail/key", REGULATOR).json();
        assertThat(stated.get("statement").asString()).isEqualTo(text(files, "log/key-statement.txt")).endsWith(stated.get("verifierKey").asString() + "\n");
        assertThat(stated.get("signatures").get("sm2").asString()).isNotEmpty();
        assertThat(text(files, "decisions.jsonl")).contains("\"decision\"");
        assertThat(text(files, "rules.jsonl")).contains("MATCH", "grade", "cite");
        assertThat(ran.text()).contains("text 决定原文").doesNotContain("a decision whose text is not in the package");
        assertThat(text(files, "submissions.jsonl").lines()).allSatisfy(line -> assertThat(line).contains("\"accepted\":true"));
        assertThat(Verifier.run(new String[] {zip.toString(), "--trust", rsaCa.toString(), "--trust", sm2Ca.toString()}, quiet())).isEqualTo(Verifier.HOLDS);
        String signer = files.keySet().stream().filter(name -> name.matches("certs/[0-9a-f]{64}\\.crt")).findFirst().orElseThrow();
        Path stranger = write("stranger.crt", files.get(signer));
        assertThat(Verifier.run(new String[] {zip.toString(), "--trust", stranger.toString()}, quiet())).isEqualTo(Verifier.LIES);
    }

    @Test
    void withoutAReasonThereAreDigestsAndThatItWasMadeIsAnEntry() throws Exception {
        Window.SampleSet set = play("RSA-SHA256");
        String id = window.consignments(set.orderNo(), 30).get(0).get("consignmentId").asString();
        long before = size();
        Window.Answer answer = window.get("/api/v1/consignments/" + id + "/evidence?since=" + before, REGULATOR);
        assertThat(answer.status()).isEqualTo(200);
        Map<String, byte[]> files = unzip(answer.body());
        assertThat(files.keySet()).noneMatch(name -> name.startsWith("messages/") || name.startsWith("authorities/"));
        assertThat(text(files, "manifest.json")).contains("DIGESTS");
        assertThat(Verifier.run(new String[] {write("digests.zip", answer.body()).toString()}, quiet())).isEqualTo(Verifier.HOLDS);
        long after = size();
        assertThat(Stream.iterate(before, n -> n < after, n -> n + 1)
                .map(n -> window.get("/api/v1/trail/entries/" + n, REGULATOR).json().get("type").asString())).contains("evidence.made");
    }

    @Test
    void aReceiptThatQuotesItsMessageIsADigestTooUnlessThereIsAReason() throws Exception {
        Rejected rejected = rejected();
        Window.Answer answer = evidence("{\"digest\":\"" + rejected.digest() + "\"}", REGULATOR);
        assertThat(answer.status()).as(() -> answer.text()).isEqualTo(200);
        Map<String, byte[]> files = unzip(answer.body());
        assertThat(files.keySet()).noneMatch(name -> name.endsWith(".ceb.xml"));
        assertThat(files.values()).noneMatch(file -> new String(file, StandardCharsets.UTF_8).contains(rejected.text())
                || new String(file, StandardCharsets.UTF_8).contains(Base64.getEncoder().encodeToString(rejected.text().getBytes(StandardCharsets.UTF_8))));
        JsonNode line = JsonMapper.shared().readTree(text(files, "submissions.jsonl"));
        assertThat(line.get("cebReceipt").isNull()).isTrue();
        assertThat(Verifier.run(new String[] {write("quoting.zip", answer.body()).toString()}, quiet())).isEqualTo(Verifier.HOLDS);
        Map<String, byte[]> given = unzip(evidence("{\"digest\":\"" + rejected.digest() + "\",\"reason\":\"case 7\"}", REGULATOR).body());
        byte[] receipt = given.get("receipts/" + rejected.id() + ".ceb.xml");
        assertThat(sha256(receipt)).isEqualTo(line.get("cebReceiptSha256").asString());
        assertThat(evidence("{\"digest\":\"" + rejected.digest() + "\",\"reason\":\"why?\"}", REGULATOR).status()).as("a reason that says nothing").isEqualTo(400);
    }

    @Test
    void aRejectedMessageThatALegalBasisHasOpenedIsInAPackageToo() throws Exception {
        Rejected rejected = rejected();
        String wanted = "{\"digest\":\"" + rejected.digest() + "\",\"reason\":\"case 7\"}";
        assertThat(evidence(wanted, "sandbox-regulator-ningbo").status()).isEqualTo(404);
        Window.Answer opened = window.call("POST", "/api/v1/search/outside", "sandbox-regulator-ningbo",
                "{\"q\":\"" + rejected.id() + "\",\"basis\":\"浙检调〔2026〕7号, art. 12\"}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        Window.Answer answer = evidence(wanted, "sandbox-regulator-ningbo");
        assertThat(answer.status()).as(() -> answer.text()).isEqualTo(200);
        assertThat(text(unzip(answer.body()), "submissions.jsonl")).contains(rejected.id());
        assertThat(exported("regulator-ningbo", rejected.id())).isTrue();
    }

    @Test
    void aQueryThatFindsConsignmentsAndMessagesBesideThemNotesBoth() {
        Window.SampleSet set = play("SM2");
        JsonNode consignment = window.consignments(set.orderNo(), 30).get(0);
        JsonNode accepted = window.submit(set.samples().get(0).message()).json();
        byte[] altered = new String(set.samples().get(0).message(), StandardCharsets.UTF_8).replace("appStatus>2<", "appStatus>1<").getBytes(StandardCharsets.UTF_8);
        JsonNode beside = window.submit(altered).json();
        assertThat(beside.get("status").asString()).isEqualTo("REJECTED");
        Window.Answer answer = evidence("{\"orderNo\":\"" + set.orderNo() + "\",\"guid\":\"" + accepted.get("guid").asString() + "\"}", REGULATOR);
        assertThat(answer.status()).as(() -> answer.text()).isEqualTo(200);
        assertThat(exported("regulator", consignment.get("consignmentId").asString())).isTrue();
        assertThat(exported("regulator", beside.get("submissionId").asString())).isTrue();
    }

    private boolean exported(String reader, String subject) {
        return window.get("/api/v1/access?reader=" + reader + "&subject=" + subject, REGULATOR).json().get("items").valueStream()
                .anyMatch(one -> one.get("kind").asString().equals("EXPORT") && one.at("/subject/id").asString().equals(subject));
    }

    /** A message that was refused for its format; its text is like no other's. */
    private record Rejected(String id, String text, String digest) {}

    private Rejected rejected() throws Exception {
        String text = "<nobody>" + UUID.randomUUID() + "</nobody>";
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return new Rejected(window.submit(message).json().get("submissionId").asString(), text, sha256(message));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aCompanyGetsItsOwnAndNobodyElseGetsAny() throws Exception {
        Window.SampleSet set = play("SM2");
        String id = window.consignments(set.orderNo(), 30).get(0).get("consignmentId").asString();
        Window.Answer own = window.get("/api/v1/consignments/" + id + "/evidence?reason=own+files", "sandbox-payment");
        assertThat(own.status()).isEqualTo(200);
        Map<String, byte[]> files = unzip(own.body());
        assertThat(files.keySet().stream().filter(name -> name.startsWith("messages/"))).hasSize(1).allMatch(name -> name.contains("CEB411"));
        assertThat(text(files, "rules.jsonl")).as("what was decided of another's list").isEmpty();
        assertThat(text(files, "entries.jsonl").lines()).isNotEmpty().allSatisfy(line -> assertThat(window.get("/api/v1/trail/entries/" + JsonMapper.shared().readTree(line).get("n").asLong(),
                "sandbox-payment").json().path("type").asString("")).as("what it may read in the log: " + line).isNotEmpty());
        assertThat(text(unzip(window.get("/api/v1/consignments/" + id + "/evidence", "sandbox-declarant").body()), "rules.jsonl")).contains("\"entry\":null");
        assertThat(Verifier.run(new String[] {write("own.zip", own.body()).toString()}, quiet())).isEqualTo(Verifier.HOLDS);
        assertThat(window.get("/api/v1/consignments/" + id + "/evidence", "sandbox-warehouse").status()).isEqualTo(404);
        assertThat(window.get("/api/v1/consignments/" + id + "/evidence", "sandbox-operator").status()).isEqualTo(403);
        assertThat(window.get("/api/v1/consignments/unknown/evidence", REGULATOR).status()).isEqualTo(404);
        assertThat(evidence("{\"day\":\"2026-01-01\"}", "sandbox-platform").status()).isEqualTo(403);
        assertThat(evidence("{\"orderNo\":\"" + set.orderNo() + "\"}", "sandbox-platform").status()).isEqualTo(200);
        String waybill = window.get("/api/v1/consignments/" + id, REGULATOR).json().get("documents").valueStream()
                .filter(one -> one.get("kind").asString().equals("WAYBILL")).findFirst().orElseThrow().get("number").asString();
        for (String key : List.of(REGULATOR, "sandbox-logistics", "sandbox-declarant")) {
            assertThat(evidence("{\"logisticsNo\":\"" + waybill + "\"}", key).status()).as(key).isEqualTo(200);
        }
        for (String key : List.of("sandbox-platform", "sandbox-payment")) {
            assertThat(evidence("{\"logisticsNo\":\"" + waybill + "\"}", key).status()).as(key + " sent no document of that number").isEqualTo(404);
        }
        assertThat(evidence("{\"orderNo\":\"no such order\"}", REGULATOR).status()).isEqualTo(404);
        assertThat(evidence("{}", REGULATOR).status()).isEqualTo(400);
        assertThat(evidence("{\"day\":\"yesterday\"}", REGULATOR).status()).isEqualTo(400);
    }

    @Test
    void aDayIsCompleteAndAQueryFindsByGuidAndDigest() throws Exception {
        Window.SampleSet set = play("SM2");
        window.consignments(set.orderNo(), 30);
        String today = window.get("/api/v1/sandbox/clock", Window.ANYONE).json().get("now").asString().substring(0, 10);
        Window.Answer day = evidence("{\"day\":\"" + today + "\",\"reason\":\"daily check\"}", REGULATOR);
        assertThat(day.status()).as(() -> day.text()).isEqualTo(200);
        Ran ran = run(write("day.zip", day.body()).toString());
        assertThat(ran.code()).as(ran.text()).isZero();
        assertThat(ran.text()).contains("is there and of the day");
        Window.Answer empty = evidence("{\"day\":\"" + LocalDate.parse(today).minusYears(1) + "\"}", REGULATOR);
        assertThat(run(write("empty.zip", empty.body()).toString()).code()).isZero();
        JsonNode posted = window.submit(set.samples().get(0).message()).json();
        for (String query : List.of("\"guid\":\"" + posted.get("guid").asString() + "\"", "\"digest\":\"" + posted.get("digest").get("content").asString() + "\"")) {
            Window.Answer found = evidence("{" + query + ",\"reason\":\"query\"}", REGULATOR);
            assertThat(found.status()).isEqualTo(200);
            assertThat(run(write("query.zip", found.body()).toString()).code()).isZero();
            assertThat(text(unzip(found.body()), "submissions.jsonl")).contains(posted.get("submissionId").asString());
        }
    }

    @Test
    void aCheckpointThatIsNotThisLogsIsRefused() {
        String own = window.get("/api/v1/trail/checkpoint", REGULATOR).text();
        String forged = own.replaceFirst("\n[^\n]{43}=\n", "\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
        for (String since : List.of(forged, "no checkpoint", own.replaceFirst("\n[0-9]+\n", "\n99999999\n"))) {
            Window.Answer refused = evidence(JsonMapper.shared().writeValueAsString(Map.of("day", "2026-01-01", "since", since)), REGULATOR);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().get("code").asString()).isEqualTo("SYS-041");
        }
    }

    private Window.Answer evidence(String json, String key) {
        return window.post("/api/v1/trail/evidence", key, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private long size() {
        return Long.parseLong(window.get("/api/v1/trail/checkpoint", REGULATOR).text().split("\n")[1]);
    }

    private Window.SampleSet play(String algorithm) {
        Window.SampleSet set = window.samples("import", "", algorithm, "9610");
        set.samples().forEach(sample -> window.submit(sample.message()));
        return set;
    }

    private record Ran(int code, String text) {}

    private static Ran run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verifier.run(args, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Ran(code, out.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream quiet() {
        return new PrintStream(new ByteArrayOutputStream());
    }

    private static Ran jar(String... args) throws Exception {
        List<String> command = Stream.concat(Stream.of(System.getProperty("java.home") + "/bin/java", "-jar", JAR.toString()), Stream.of(args)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text;
        try (InputStream out = process.getInputStream()) {
            text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), text);
    }

    private static Path resource(String name) {
        return Path.of("certs-dev", name);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
