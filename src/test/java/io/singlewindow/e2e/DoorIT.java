package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The REST door as strangers and careless clients meet it: findings, never a stack trace, never a 5xx but 503. */
class DoorIT {

    private static final long SEED = 4711;
    private static final int MUTANTS = 400;

    private final Window window = SharedSandbox.window();

    @Test
    void refusalsAreProblemsWithACodeInBothLanguages() {
        byte[] order = window.samples("import", "", "SM2", "9610").samples().get(0).message();
        problem(window.post("/api/v1/submissions", "", "application/xml", order), 401, "SYS-003");
        problem(window.post("/api/v1/submissions", "sandbox-nobody", "application/xml", order), 401, "SYS-003");
        problem(window.post("/api/v1/submissions", "sandbox-regulator", "application/xml", order), 403, "SYS-004");
        problem(window.post("/api/v1/submissions", Window.ANYONE, "application/json", order), 415, "SYS-005");
        problem(window.get("/api/v1/submissions/no-such-id", Window.ANYONE), 404, "SYS-002");
        problem(window.get("/api/v1/nothing-here", Window.ANYONE), 404, "SYS-002");
        problem(window.get("/api/v1/consignments", Window.ANYONE), 400, "SYS-007");
        problem(window.get("/api/v1/consignments?orderNo=x&wait=soon", Window.ANYONE), 400, "SYS-007");
        problem(window.get("/api/v1/trail/entries/99999999", Window.ANYONE), 404, "SYS-002");
        problem(window.get("/api/v1/trail/entries/minus", Window.ANYONE), 400, "SYS-007");
        problem(window.get("/api/v1/trail/consistency?from=5&to=2", Window.ANYONE), 400, "SYS-007");
        problem(window.put("/api/v1/submissions", Window.ANYONE, "{}"), 405, "SYS-008");
        problem(window.post("/api/v1/submissions", Window.ANYONE, "application/xml", new byte[11 << 20]), 413, "SYS-006");
        problem(window.post("/api/v1/authorities/nobody/receipts", "", "application/xml", order), 401, "SYS-009");
        problem(window.post("/api/v1/authorities/customs/receipts", "", "application/xml", order), 422, "BIZ-006");
        problem(window.post("/api/v1/inbox/ack", "sandbox-platform", "application/json", "{".getBytes()), 400, "SYS-007");
    }

    private static void problem(Window.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).isPresent();
        JsonNode problem = answer.json();
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        JsonNode finding = problem.get("findings").get(0);
        assertThat(finding.get("message").get("zh").asString()).isNotBlank();
        assertThat(finding.get("message").get("en").asString()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("io.singlewindow");
    }

    @Test
    void whatItIsNotEntitledToSendIsRejectedAndStored() {
        byte[] order = window.samples("import", "", "SM2", "9610").samples().get(0).message();
        Window.Answer foreign = window.post("/api/v1/submissions", "sandbox-logistics", "application/xml", order);
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.json().get("findings").get(0).get("code").asString()).isEqualTo("SND-001");
        String id = foreign.json().get("submissionId").asString();
        assertThat(window.get("/api/v1/submissions/" + id, "sandbox-logistics").json().get("state").asString()).isEqualTo("REJECTED");
        assertThat(window.get("/api/v1/submissions/" + id, "sandbox-payment").status()).isEqualTo(404);
        // the rejected one holds no key: its owner may send it
        assertThat(window.post("/api/v1/submissions", "sandbox-platform", "application/xml", order).status()).isEqualTo(202);
    }

    @Test
    void aCheckStoresNothing() {
        byte[] order = window.samples("export", "", "RSA-SHA256", "9610").samples().get(0).message();
        for (int i = 0; i < 3; i++) {
            Window.Answer checked = window.post("/api/v1/submissions?validateOnly=true", "sandbox-regulator", "application/xml", order);
            assertThat(checked.status()).isEqualTo(200);
            assertThat(checked.json().get("valid").asBoolean()).isTrue();
            assertThat(checked.json().get("messageType").asString()).isEqualTo("CEB303");
            assertThat(checked.json().get("schemaVersion").asString()).isEqualTo("202205");
            assertThat(checked.json().get("signature").get("valid").asBoolean()).isTrue();
        }
        Window.Answer unreadable = window.post("/api/v1/submissions?validateOnly=true", Window.ANYONE, "application/xml", "<".getBytes());
        assertThat(unreadable.status()).isEqualTo(200);
        assertThat(unreadable.json().get("valid").asBoolean()).isFalse();
        String guid = window.post("/api/v1/submissions?validateOnly=true", Window.ANYONE, "application/xml", order).json().get("guid").asString();
        assertThat(window.get("/api/v1/submissions?guid=" + guid, Window.ANYONE).json().get("items")).isEmpty();
    }

    @Test
    void gzipIsTheSameMessageAndTheExactBytesComeBack() throws IOException {
        byte[] order = window.samples("import", "", "SM2", "9610").samples().get(0).message();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(order);
        }
        Map<String, String> headers = Map.of("Content-Type", "application/xml", "Content-Encoding", "gzip");
        Window.Answer first = window.post("/api/v1/submissions", "sandbox-platform", headers, packed.toByteArray());
        assertThat(first.status()).as(first.text()).isEqualTo(202);
        Window.Answer plain = window.post("/api/v1/submissions", "sandbox-platform", "application/xml", order);
        assertThat(plain.body()).isEqualTo(first.body());
        String id = first.json().get("submissionId").asString();
        assertThat(window.get("/api/v1/submissions/" + id + "/content", "sandbox-platform").body()).isEqualTo(order);
        assertThat(window.get("/api/v1/submissions?digest=" + first.json().get("digest").get("content").asString(), "sandbox-platform")
                .json().get("items")).hasSize(1);
    }

    @Test
    void aPartlyAcceptedMessageWaitsAndNamesTheDocumentsThatHoldIt() {
        String one = new String(window.samples("import", "", "SM2", "9610").samples().get(0).message());
        String node = one.substring(one.indexOf("<ceb:Order>"), one.indexOf("</ceb:Order>") + "</ceb:Order>".length());
        String orderNo = node.replaceAll("(?s).*<ceb:orderNo>([^<]*)<.*", "$1");
        String bad = node.replace(orderNo, orderNo + "-BAD").replaceAll("<ceb:acturalPaid>[^<]*", "<ceb:acturalPaid>1");
        Window.Answer answer = window.submit(window.sign(one.replace("</ceb:Order>", "</ceb:Order>" + bad).getBytes(), "platform", "SM2"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        JsonNode json = answer.json();
        assertThat(json.get("status").asString()).isEqualTo("PARTLY_ACCEPTED");
        assertThat(json.get("documents").get(0).get("status").asString()).isEqualTo("ACCEPTED");
        assertThat(json.get("documents").get(1).get("status").asString()).isEqualTo("REJECTED");
        assertThat(json.get("documents").get(1).get("returnStatus").asString()).isEqualTo("-301008");
        assertThat(json.get("findings").toString()).contains("BIZ-001").contains(orderNo + "-BAD");
        String id = json.get("submissionId").asString();
        Awaitility.await().until(() -> window.get("/api/v1/submissions/" + id, Window.ANYONE).json().get("state").asString().equals("HELD"));
        assertThat(window.consignments(orderNo, 0)).isEmpty();
    }

    @Test
    void aMessageChangedAnywhereIsNeverA5xx() {
        byte[] list = window.samples("import", "", "SM2", "9610").samples().get(3).message();
        Random random = new Random(SEED);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutate(list, random);
            Window.Answer answer = window.submit(mutant);
            assertThat(answer.status()).as("mutant %s: %s", i, answer.text()).isIn(202, 400, 422);
            JsonNode json = answer.json();
            assertThat(json.get("submissionId").asString()).hasSize(32);
            if (answer.status() != 202) {
                assertThat(json.get("findings")).isNotEmpty();
            }
        }
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] mutant = original.clone();
        switch (random.nextInt(4)) {
            case 0 -> mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            case 1 -> mutant = java.util.Arrays.copyOf(mutant, random.nextInt(mutant.length));
            case 2 -> {
                int from = random.nextInt(mutant.length - 40);
                int to = random.nextInt(mutant.length - 40);
                System.arraycopy(original, from, mutant, to, 40);
            }
            default -> {
                for (int i = 0; i < 8; i++) {
                    mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return mutant;
    }

    @Test
    void anUnknownReceiptTypeIsRefusedFromPlatformsAndCheckedForAnyone() {
        byte[] receipt = ("<CEB312Message xmlns=\"http://www.chinaport.gov.cn/ceb\" guid=\"4CDE1CFD-EDED-46B1-946C-B8022E42FC94\" version=\"1.0\">"
                + "<OrderReturn><guid>4CDE1CFD-EDED-46B1-946C-B8022E42FC95</guid><ebpCode>1</ebpCode><ebcCode>1</ebcCode><orderNo>1</orderNo>"
                + "<returnStatus>2</returnStatus><returnTime>20261101000000000</returnTime><returnInfo>ok</returnInfo></OrderReturn></CEB312Message>").getBytes();
        Window.Answer refused = window.submit(receipt);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("findings").toString()).contains("SND-007");
        assertThat(window.post("/api/v1/submissions?validateOnly=true", Window.ANYONE, "application/xml", receipt).json().get("valid").asBoolean()).isTrue();
    }

    @Test
    void samplesAndModesRefuseWhatTheyDoNotKnow() {
        for (String path : List.of("/api/v1/sandbox/samples/import.zip?alg=MD5", "/api/v1/sandbox/samples/import.zip?mode=1234",
                "/api/v1/sandbox/samples/import.zip?scenario=NEVER")) {
            assertThat(window.get(path, Window.ANYONE).status()).as(path).isEqualTo(400);
        }
        assertThat(window.get("/api/v1/sandbox/samples/transit.zip", Window.ANYONE).status()).isEqualTo(404);
        assertThat(window.put("/api/v1/sandbox/authorities/customs/mode", Window.ANYONE, "{\"mode\":\"SLEEPY\"}").status()).isEqualTo(400);
    }
}
