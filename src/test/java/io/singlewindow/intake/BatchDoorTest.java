package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.intake.RunningWindow.Answered;
import io.singlewindow.message.MessageType;
import io.singlewindow.signature.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/** Many messages in one zip: each gets the answer it would get alone. */
class BatchDoorTest {

    private static final String PATH = "/api/v1/submissions/batch";
    private static final Path SAMPLES = CheckSamplesTest.SAMPLES.resolve("READ-015");

    private final RunningWindow window = RunningWindow.shared();

    private static byte[] payment(int number) {
        String digits = String.format("%011d", number);
        return SandboxMessage.of(MessageType.CEB411).with("8C6B1E52-4F0D-4A8B-9D3E-000000000411", "8C6B1E52-4F0D-4A8B-9D3E-8" + digits)
                .element(1, "payTransactionId", "ZB" + digits).signedBy("payment", SignatureAlgorithm.SM2);
    }

    private Answered post(byte[] zip, String key) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/zip"));
        if (!key.isEmpty()) {
            headers.put("Idempotency-Key", key);
        }
        return window.post(PATH, "sandbox-payment", headers, zip);
    }

    private static List<JsonNode> items(Answered answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().get("batchId").asString()).hasSize(32);
        List<JsonNode> items = new ArrayList<>();
        answer.json().get("items").forEach(items::add);
        assertThat(answer.json().get("itemsTotal").asInt()).isEqualTo(items.size());
        return items;
    }

    @Test
    void eachMessageIsASubmissionOfItsOwnAndTheBatchIsFoundAgain() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("good.xml", payment(1));
        entries.put("folder/sub/unsigned.xml", SandboxMessage.of(MessageType.CEB411).unsigned());
        entries.put("folder/", new byte[0]);
        entries.put("readme.txt", "no message".getBytes());
        entries.put("../../etc/报文.xml", payment(2));
        entries.put("empty.xml", new byte[0]);
        Answered answer = post(Zip.of(entries), "");
        List<JsonNode> items = items(answer);
        assertThat(items).extracting(item -> item.get("name").asString())
                .containsExactly("good.xml", "folder/sub/unsigned.xml", "readme.txt", "../../etc/报文.xml", "empty.xml");
        assertThat(items).extracting(item -> item.get("httpStatus").asInt()).containsExactly(202, 422, 400, 202, 400);
        assertThat(items.get(1).get("findings").toString()).contains("SIG-001");
        assertThat(items.get(2).get("findings").get(0).get("code").asString()).isEqualTo("READ-001");
        assertThat(items.get(4).get("findings").get(0).get("code").asString()).isEqualTo("READ-009");
        for (JsonNode item : items) {
            JsonNode alone = window.get("/api/v1/submissions/" + item.get("submissionId").asString(), "sandbox-payment").json();
            for (String name : List.of("status", "digest", "findings", "receipt", "entry", "links")) {
                assertThat(item.get(name)).as(name).isEqualTo(alone.get(name));
            }
        }
        String id = answer.json().get("batchId").asString();
        Answered found = window.get(PATH + "/" + id, "sandbox-payment");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text()).isEqualTo(answer.text());
        assertThat(window.get(PATH + "/" + id, "sandbox-regulator").status()).isEqualTo(200);
        assertThat(window.get(PATH + "/" + id, "sandbox-platform").status()).isEqualTo(404);
        assertThat(window.get(PATH + "/no-such-batch", "sandbox-payment").status()).isEqualTo(404);
    }

    @Test
    void anOfficialIsShownTheItemsOfHisRegionWithoutTheirPersonsAndThatIsNoted() throws IOException {
        String payer = "张三丰".repeat(40);
        byte[] faulty = SandboxMessage.of(MessageType.CEB411).element(1, "payerName", payer).signedBy("payment", SignatureAlgorithm.SM2);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("faulty.xml", faulty);
        entries.put("refused.xml", "<x/>".repeat(3_000_000).getBytes());
        entries.put("unread.xml", "<nobody/>".getBytes());
        Answered answer = post(Zip.of(entries), "");
        List<JsonNode> items = items(answer);
        assertThat(items.get(0).get("findings").toString()).as("what quotes the payer").contains(payer);
        assertThat(items.get(1).has("submissionId")).isFalse();
        String path = PATH + "/" + answer.json().get("batchId").asString();
        String id = items.get(0).get("submissionId").asString();

        assertThat(window.get(path, "sandbox-payment").text()).isEqualTo(answer.text());
        Answered province = window.get(path, "sandbox-regulator");
        assertThat(province.json().get("items")).hasSize(3);
        assertThat(province.text()).doesNotContain("张三丰").contains(id);
        assertThat(window.get("/api/v1/access?reader=regulator&subject=" + id, "sandbox-regulator").json().get("items").get(0).get("kind").asString())
                .isEqualTo("SEARCH");
        assertThat(window.get(path, "sandbox-regulator-ningbo").status()).isEqualTo(404);
        assertThat(window.get("/api/v1/access?reader=regulator-ningbo&subject=" + id, "sandbox-regulator").json().get("items")).isEmpty();

        MockHttpServletResponse city = new MockHttpServletResponse();
        window.bean(BatchDoor.class).find(new Caller("hangzhou", CallerRole.REVIEWER, null, false, "Hangzhou", new Scope("customs", Scope.Level.CITY, "330100")),
                answer.json().get("batchId").asString(), city);
        JsonNode shown = RunningWindow.JSON.readTree(city.getContentAsByteArray());
        assertThat(shown.get("items")).extracting(item -> item.get("name").asString()).as("without what was not kept")
                .containsExactly("faulty.xml", "unread.xml");
        assertThat(shown.toString()).doesNotContain("张三丰");
        assertThat(window.get("/api/v1/access?reader=hangzhou", "sandbox-regulator").json().get("items")).hasSize(2);
    }

    @Test
    void theSameZipGetsTheSameAnswersTheRejectedOnesToo() {
        byte[] zip = Zip.of(Map.of("a.xml", payment(3), "b.xml", "<b/>".getBytes(), "c", "?".getBytes()));
        assertThat(post(zip, "").text()).isEqualTo(post(zip, "").text());
        Answered keyed = post(zip, "zip-of-today");
        assertThat(post(zip, "zip-of-today").text()).isEqualTo(keyed.text());
        assertThat(keyed.json().get("batchId")).isNotEqualTo(post(zip, "").json().get("batchId"));
        JsonNode rejected = items(keyed).stream().filter(item -> item.get("name").asString().equals("b.xml")).findFirst().orElseThrow();
        JsonNode found = window.get("/api/v1/submissions?idempotencyKey=zip-of-today/b.xml", "sandbox-payment").json().get("items");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("submissionId")).isEqualTo(rejected.get("submissionId"));
        problem(post(Zip.of(Map.of("a.xml", "<other/>".getBytes())), "zip-of-today"), 422, "DUP-002");
    }

    @Test
    void aZipOfAnotherPrincipalIsAnotherBatch() {
        byte[] zip = Zip.of(Map.of("a.xml", "<a/>".getBytes()));
        Answered mine = post(zip, "shared-key");
        Answered theirs = window.post(PATH, "sandbox-platform", Map.of("Content-Type", "application/zip", "Idempotency-Key", "shared-key"), zip);
        assertThat(theirs.json().get("batchId")).isNotEqualTo(mine.json().get("batchId"));
    }

    @Test
    void aThousandMessagesShareGroupsOfTheLedger() {
        Zip zip = new Zip();
        for (int i = 0; i < 1_000; i++) {
            zip.add(i + ".xml", ("<x n=\"" + i + "\"/>").getBytes());
        }
        List<JsonNode> items = items(post(zip.bytes(), ""));
        assertThat(items).hasSize(1_000).allSatisfy(item -> assertThat(item.get("httpStatus").asInt()).isEqualTo(422));
        assertThat(items).extracting(item -> item.get("submissionId").asString()).doesNotHaveDuplicates();
        assertThat(items.get(999).get("name").asString()).isEqualTo("999.xml");
    }

    @Test
    void aZipWithTooManyEntriesIsRefusedWithTheLimit() {
        for (int number : List.of(1_001, 5_000)) {
            Zip zip = new Zip();
            for (int i = 0; i < number; i++) {
                zip.add(i + ".xml", new byte[0]);
            }
            Answered answer = post(zip.bytes(), "");
            problem(answer, 413, "READ-013");
            assertThat(answer.json().get("findings").get(0).get("expected").asString()).contains("1000");
        }
        problem(post(new byte[10_485_761], ""), 413, "SYS-006");
    }

    @Test
    void whatIsNoZipIsRefusedAsUnreadable() throws IOException {
        for (String file : List.of("cut-off.zip", "not-a-zip.zip", "empty.zip", "folders-only.zip")) {
            problem(post(Files.readAllBytes(SAMPLES.resolve(file)), ""), 400, "READ-015");
        }
        problem(post(new byte[0], ""), 400, "READ-015");
    }

    @Test
    void anEntryThatCannotBeReadIsToldAtItsItemAndTheOthersGoOn() throws IOException {
        for (String file : List.of("encrypted-entry.zip", "changed-entry.zip", "broken-entry.zip", "unknown-method.zip")) {
            List<JsonNode> items = items(post(Files.readAllBytes(SAMPLES.resolve(file)), ""));
            assertThat(items).as(file).hasSize(2);
            assertThat(items.get(0).get("httpStatus").asInt()).as(file).isEqualTo(400);
            assertThat(items.get(0).get("findings").get(0).get("code").asString()).isEqualTo("READ-015");
            assertThat(items.get(0).get("findings").get(0).get("message").get("zh").asString()).isNotBlank();
            assertThat(items.get(0).has("submissionId")).isFalse();
            assertThat(items.get(1).get("submissionId").asString()).as(file).hasSize(32);
        }
    }

    @Test
    void namesThatSayNothingOrComeTwiceAreToldAtTheirItems() {
        Zip zip = new Zip().add("same.xml", "<a/>".getBytes()).add("same.xml", "<b/>".getBytes()).add("n".repeat(201), "<c/>".getBytes())
                .add("with\u0000zero.xml", "<d/>".getBytes()).add("n".repeat(200), "<e/>".getBytes());
        List<JsonNode> items = items(post(zip.bytes(), ""));
        assertThat(items).extracting(item -> item.get("httpStatus").asInt()).containsExactly(422, 400, 400, 400, 422);
        assertThat(items.subList(1, 4)).allSatisfy(item -> assertThat(item.get("code").asString()).isEqualTo("SYS-007"));
    }

    @Test
    void bombsAreHeldAtEachBound() {
        List<JsonNode> one = items(post(new Zip().add("bomb.xml", new byte[10_485_761]).add("ratio.xml", new byte[5 << 20])
                .add("small.xml", "<a/>".getBytes()).bytes(), ""));
        assertThat(one).extracting(item -> item.get("httpStatus").asInt()).containsExactly(413, 413, 422);
        assertThat(one.get(1).get("findings").get(0).get("expected").asString()).contains("200");
        assertThat(one.subList(0, 2)).allSatisfy(item -> assertThat(item.get("code").asString()).isEqualTo("SYS-006"));
        // each within the ratio, together past the bound of all
        Zip many = new Zip();
        byte[] lines = new byte[9 << 20];
        java.util.Random random = new java.util.Random(4711);
        for (int i = 0; i < lines.length; i += 64) {
            lines[i] = (byte) random.nextInt();
        }
        for (int i = 0; i < 13; i++) {
            many.add(i + ".xml", lines);
        }
        many.add("after.xml", "<a/>".getBytes());
        byte[] zip = many.bytes();
        assertThat(zip.length).isLessThan(10_485_760);
        List<JsonNode> all = items(post(zip, ""));
        assertThat(all.get(0).get("findings").get(0).get("code").asString()).startsWith("READ-");
        assertThat(all.get(12).get("findings").get(0).get("given").asString()).contains("all entries");
        assertThat(all.get(13).get("httpStatus").asInt()).isEqualTo(413);
    }

    @Test
    void refusalsAreThoseOfTheRestDoor() {
        byte[] zip = Zip.of(Map.of("a.xml", "<a/>".getBytes()));
        problem(window.post(PATH, "", Map.of("Content-Type", "application/zip"), zip), 401, "SYS-003");
        problem(window.post(PATH, "sandbox-regulator", Map.of("Content-Type", "application/zip"), zip), 403, "SYS-004");
        problem(window.post(PATH, "sandbox-payment", Map.of("Content-Type", "application/xml"), zip), 415, "SYS-005");
        problem(window.post(PATH, "sandbox-payment", Map.of("Content-Type", "application/zip", "Content-Encoding", "br"), zip), 415, "SYS-005");
        problem(post(zip, "k".repeat(201)), 400, "SYS-007");
    }

    @Test
    void whatIsTooMuchJustNowIsToldAtItsItemAndTheSameZipGoesOnWithThose() {
        Zip zip = new Zip();
        for (int i = 0; i < 40; i++) {
            zip.add(i + ".xml", ("<full n=\"" + i + "\"/>").getBytes());
        }
        byte[] bytes = zip.bytes();
        List<JsonNode> first;
        // room for the zip and for four messages
        try (BodyBudget.Share most = window.fullBut(5 * 65_536)) {
            Answered answer = post(bytes, "");
            first = items(answer);
            assertThat(first).extracting(item -> item.get("httpStatus").asInt()).contains(503).contains(422);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        }
        List<JsonNode> second = items(post(bytes, ""));
        assertThat(second).allSatisfy(item -> assertThat(item.get("httpStatus").asInt()).isEqualTo(422));
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).get("httpStatus").asInt() == 422) {
                assertThat(second.get(i)).isEqualTo(first.get(i));
            }
        }
    }

    private static void problem(Answered answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.json().get("findings").get(0).get("message").get("en").asString()).isNotBlank();
    }
}
