package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.CompanyCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Record filing by the API: filed once, approved by each department for itself, asked of every submission. */
class FilingIT {

    private static final String REVIEWER = "sandbox-reviewer";
    private static final String SERVICE = "sandbox-logistics";
    private static final String LOGISTICS = "91330100TERT00032L";
    private static final AtomicInteger COMPANIES = new AtomicInteger(100);

    private final Window window = SharedSandbox.window();

    /** A company that nobody has filed yet. */
    private static String company() {
        String code = "91330100TERT1" + String.format("%04d", COMPANIES.incrementAndGet());
        return code + CompanyCode.checkCharacter(code);
    }

    private static String entity(String uscc, String more) {
        return "{\"uscc\":\"" + uscc + "\",\"name\":{\"zh\":\"示例商行\",\"en\":\"Example Traders\"},\"class\":2,\"roles\":[\"ECOMMERCE\"],\"region\":\"hangzhou\""
                + ",\"businesses\":[\"IMPORT_9610\"]" + more + "}";
    }

    private Window.Answer file(String kind, String key, String form) {
        return window.call("POST", "/api/v1/filings/" + kind, key, form);
    }

    private Window.Answer say(String kind, String filingNo, String authority, String action) {
        return window.call("POST", "/api/v1/filings/" + kind + "/" + filingNo + "/approvals/" + authority, REVIEWER,
                "{\"action\":\"" + action + "\",\"reason\":\"材料齐全\"}");
    }

    private String approved(String uscc) {
        Window.Answer filed = file("entities", Window.ANYONE, entity(uscc, ""));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        String filingNo = filed.json().get("filingNo").asString();
        assertThat(say("entities", filingNo, "commerce", "APPROVE").status()).isEqualTo(200);
        assertThat(say("entities", filingNo, "customs", "APPROVE").json().get("state").asString()).isEqualTo("APPROVED");
        return filingNo;
    }

    private static void refused(Window.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
    }

    private static List<String> codes(JsonNode findings) {
        List<String> codes = new ArrayList<>();
        findings.forEach(finding -> codes.add(finding.get("code").asString()));
        return codes;
    }

    @Test
    void aFilingGoesFromCommerceToCustomsAndASecondGetsItsNumber() {
        String uscc = company();
        Window.Answer filed = file("entities", Window.ANYONE, entity(uscc, ""));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        String filingNo = filed.json().get("filingNo").asString();
        assertThat(filed.json().get("state").asString()).isEqualTo("SUBMITTED");
        assertThat(filed.json().get("approvals").get("commerce").asString()).isEqualTo("RECEIVED");
        assertThat(filed.json().get("approvals").get("customs").asString()).isEqualTo("WAITING");
        assertThat(filed.json().get("capabilities")).isEmpty();
        Window.Answer again = file("entities", Window.ANYONE, entity(uscc, ""));
        refused(again, 409, "FIL-002");
        assertThat(again.json().get("findings").get(0).get("expected").asString()).isEqualTo(filingNo);
        refused(say("entities", filingNo, "customs", "APPROVE"), 409, "FIL-004");
        say("entities", filingNo, "commerce", "APPROVE");
        JsonNode done = say("entities", filingNo, "customs", "APPROVE").json();
        assertThat(done.get("state").asString()).isEqualTo("APPROVED");
        assertThat(done.get("capabilities").get(0).asString()).isEqualTo("IMPORT_9610");
        refused(say("entities", filingNo, "customs", "UNLOCK"), 409, "FIL-003");
        refused(say("entities", filingNo, "inspection", "APPROVE"), 409, "FIL-006");
        JsonNode moves = window.get("/api/v1/filings/entities/" + filingNo + "/history", REVIEWER).json().get("versions").get(0).get("moves");
        assertThat(moves).hasSize(5);
        assertThat(moves.get(3).get("actor").asString()).isEqualTo("reviewer");
        assertThat(moves.get(3).get("reason").asString()).isEqualTo("材料齐全");
    }

    @Test
    void whatIsWrongWithAFormIsToldMemberByMember() {
        Window.Answer wrong = file("entities", Window.ANYONE,
                "{\"uscc\":\"91330100TERT00016X\",\"name\":{\"en\":\"x\"},\"class\":7,\"roles\":[\"PAYMENT\"],\"colour\":\"red\"}");
        assertThat(wrong.status()).as(wrong.text()).isEqualTo(422);
        List<String> paths = new ArrayList<>();
        wrong.json().get("findings").forEach(finding -> paths.add(finding.get("code").asString() + " " + finding.get("path").asString()));
        assertThat(paths).containsExactlyInAnyOrder("FIL-008 /colour", "FIL-009 /uscc", "FIL-008 /class", "FIL-008 /name/zh", "FIL-010 /licences");
        refused(file("entities", Window.ANYONE, "[1]"), 400, "SYS-007");
        refused(file("houses", Window.ANYONE, "{}"), 404, "SYS-002");
    }

    @Test
    void everyoneSeesAndDoesWhatIsHisOnly() {
        String filingNo = approved(company());
        refused(window.get("/api/v1/filings/entities/" + filingNo, "sandbox-payment"), 404, "SYS-002");
        assertThat(window.get("/api/v1/filings/entities/" + filingNo, "sandbox-regulator").status()).isEqualTo(200);
        refused(window.call("POST", "/api/v1/filings/entities/" + filingNo + "/approvals/customs", "sandbox-platform", "{\"action\":\"LOCK\"}"), 403, "SYS-004");
        refused(file("goods", "sandbox-payment", "{\"owner\":\"91330100TERT00016Y\",\"itemNo\":\"X\",\"direction\":\"IMPORT\",\"hsCode\":\"33049900\",\"name\":{\"zh\":\"面霜\"}}"),
                403, "SYS-004");
        refused(window.get("/api/v1/filings/work", "sandbox-platform"), 403, "SYS-004");
        assertThat(window.get("/api/v1/filings/entities", "sandbox-platform").json().get("items")).hasSize(1);
    }

    @Test
    void theWorkListShowsWhoWaitsForWhomUntilWhen() {
        String filingNo = file("entities", Window.ANYONE, entity(company(), "")).json().get("filingNo").asString();
        JsonNode found = null;
        String after = "";
        while (found == null && after != null) {
            JsonNode page = window.get("/api/v1/filings/work?authority=commerce&region=hangzhou" + after, REVIEWER).json();
            for (JsonNode item : page.get("items")) {
                found = item.get("filingNo").asString().equals(filingNo) ? item : found;
            }
            after = page.get("next").isNull() ? null : "&after=" + page.get("next").asString();
        }
        assertThat(found).isNotNull();
        assertThat(found.get("approval").asString()).isEqualTo("RECEIVED");
        assertThat(found.get("overdue").asBoolean()).isFalse();
    }

    @Test
    void departmentsOfTheSandboxReviewByMagicValues() {
        String returned = file("entities", Window.ANYONE, entity(company(), ",\"remark\":\"SIM-RETURN\"")).json().get("filingNo").asString();
        String locked = file("entities", Window.ANYONE, entity(company(), ",\"remark\":\"SIM-LOCK\"")).json().get("filingNo").asString();
        String rejected = file("entities", Window.ANYONE, entity(company(), ",\"remark\":\"SIM-REJECT@commerce\"")).json().get("filingNo").asString();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(state(returned)).isEqualTo("RETURNED");
            assertThat(state(locked)).isEqualTo("LOCKED");
            assertThat(state(rejected)).isEqualTo("REJECTED");
        });
    }

    private String state(String filingNo) {
        return window.get("/api/v1/filings/entities/" + filingNo, REVIEWER).json().get("state").asString();
    }

    @Test
    void aServiceFirmFilesForMerchantsByAFileWithFindingsPerLine() {
        String one = company();
        String csv = "uscc,name.zh,class,roles,businesses,contact.phone\n" + one + ",甲商行,2,ECOMMERCE,IMPORT_9610 EXPORT_9610,0571-1\n"
                + "91330100TERT99999X,乙商行,2,ECOMMERCE,,\n" + one + ",甲商行,2,ECOMMERCE,,\n";
        Window.Answer answer = window.post("/api/v1/filings/entities/bulk", SERVICE, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode items = answer.json().get("items");
        assertThat(answer.json().get("filed").asInt()).isEqualTo(1);
        assertThat(items.get(0).get("filingNo").asString()).startsWith("ZJ2330100");
        assertThat(codes(items.get(1).get("findings"))).containsExactly("FIL-009");
        assertThat(items.get(1).get("findings").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(codes(items.get(2).get("findings"))).containsExactly("FIL-002");
        refused(window.post("/api/v1/filings/entities/bulk", SERVICE, "text/csv", "uscc,colour\n1,2\n".getBytes(StandardCharsets.UTF_8)), 422, "FIL-017");
    }

    @Test
    void aPersonalNetShopFilesByAnIdentityNumberThatNoAnswerShows() {
        String number = "000000199203040055";
        String form = "{\"idNumber\":\"" + number + "\",\"subtype\":\"PERSONAL\",\"name\":{\"zh\":\"小店\"},\"class\":2,\"roles\":[\"ECOMMERCE\"],"
                + "\"region\":\"yiwu\",\"businesses\":[\"IMPORT_9610\"]}";
        Window.Answer filed = file("entities", SERVICE, form);
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        String filingNo = filed.json().get("filingNo").asString();
        assertThat(filed.json().get("owner").asString()).matches("P[A-P]{17}");
        assertThat(filed.json().get("content").get("idNumber").asString()).isEqualTo("0000**…**55");
        Window.Answer again = file("entities", SERVICE, form);
        refused(again, 409, "FIL-002");
        assertThat(again.json().get("findings").get(0).get("expected").asString()).isEqualTo(filingNo);
        say("entities", filingNo, "commerce", "APPROVE");
        say("entities", filingNo, "customs", "APPROVE");
        Window.Answer approved = window.get("/api/v1/filings/entities/" + filingNo, REVIEWER);
        assertThat(approved.json().get("state").asString()).isEqualTo("APPROVED");
        String goods = "{\"owner\":\"" + approved.json().get("owner").asString() + "\",\"itemNo\":\"N1\",\"direction\":\"IMPORT\",\"hsCode\":\"33049900\",\"name\":{\"zh\":\"面霜\"}}";
        assertThat(file("goods", SERVICE, goods).status()).as("by whoever filed the shop").isEqualTo(201);
        String all = filed.text() + again.text() + approved.text() + window.get("/api/v1/filings/entities/" + filingNo + "/history", REVIEWER).text();
        assertThat(all).doesNotContain(number).doesNotContain("19920304");
    }

    @Test
    void aRiskAlertLocksGoodsUntilItsEnd() {
        String merchant = company();
        approved(merchant);
        String goods = file("goods", Window.ANYONE, "{\"owner\":\"" + merchant + "\",\"itemNo\":\"ALERT-1\",\"direction\":\"IMPORT\",\"hsCode\":\"85094010\""
                + ",\"name\":{\"zh\":\"榨汁机\"}}").json().get("filingNo").asString();
        say("goods", goods, "customs", "APPROVE");
        String alert = "{\"alertNo\":\"YJ-IT-1\",\"hsCode\":\"8509\",\"reason\":\"漏电风险\"}";
        refused(window.call("POST", "/api/v1/alerts", "sandbox-platform", alert), 403, "SYS-004");
        refused(window.call("POST", "/api/v1/alerts", REVIEWER, "{\"alertNo\":\"YJ-IT-1\"}"), 422, "FIL-008");
        Window.Answer raised = window.call("POST", "/api/v1/alerts", REVIEWER, alert);
        assertThat(raised.status()).as(raised.text()).isEqualTo(200);
        assertThat(raised.json().get("items").findValuesAsString("filingNo")).containsExactly(goods);
        assertThat(window.get("/api/v1/filings/goods/" + goods, REVIEWER).json().get("state").asString()).isEqualTo("LOCKED");
        Window.Answer ended = window.call("POST", "/api/v1/alerts/YJ-IT-1/end", REVIEWER, "{\"reason\":\"复检合格\"}");
        assertThat(ended.json().get("items").findValuesAsString("state")).as(ended.text()).containsExactly("APPROVED");
    }

    @Test
    void aMessageOfOurOwnFilesToo() {
        String xml = "<filings xmlns=\"urn:single-window:filing:1\"><entity><uscc>" + company() + "</uscc><name><zh>丙商行</zh></name><class>2</class>"
                + "<roles>ECOMMERCE</roles><code><authority>customs</authority><code>3301960Z99</code></code></entity></filings>";
        Window.Answer answer = window.post("/api/v1/filings/messages", SERVICE, "application/xml", xml.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode item = answer.json().get("items").get(0);
        assertThat(item.get("findings")).isEmpty();
        JsonNode filing = window.get("/api/v1/filings/entities/" + item.get("filingNo").asString(), SERVICE).json();
        assertThat(filing.get("content").get("codes").get(0).get("code").asString()).isEqualTo("3301960Z99");
        Window.Answer wrong = window.post("/api/v1/filings/messages", SERVICE, "application/xml",
                xml.replace("<class>2</class>", "<class>9</class>").getBytes(StandardCharsets.UTF_8));
        refused(wrong, 422, "XSD-010");
    }

    @Test
    void theExampleMessageFilesACompanyAndAPersonalNetShop() throws java.io.IOException {
        byte[] example = java.nio.file.Files.readAllBytes(java.nio.file.Path.of("src/main/resources/schemas/filings/entities.xml"));
        Window.Answer answer = window.post("/api/v1/filings/messages", SERVICE, "application/xml", example);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("filed").asInt()).as(answer.text()).isEqualTo(2);
        String shop = answer.json().get("items").get(1).get("filingNo").asString();
        JsonNode filing = window.get("/api/v1/filings/entities/" + shop, SERVICE).json();
        assertThat(filing.get("owner").asString()).matches("P[A-P]{17}");
        assertThat(filing.get("content").get("idNumber").asString()).isEqualTo("0000**…**18");
    }

    @Test
    void attachmentsAreWhatTheirFirstBytesSay() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
        Window.Answer kept = window.post("/api/v1/filings/attachments?name=licence.pdf", "sandbox-platform", "application/pdf", png);
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        assertThat(kept.json().get("mediaType").asString()).isEqualTo("image/png");
        assertThat(kept.json().get("sizeBytes").asInt()).isEqualTo(png.length);
        String id = kept.json().get("attachmentId").asString();
        assertThat(window.get("/api/v1/filings/attachments/" + id + "/content", "sandbox-platform").body()).isEqualTo(png);
        refused(window.get("/api/v1/filings/attachments/" + id, "sandbox-payment"), 404, "SYS-002");
        refused(window.post("/api/v1/filings/attachments", "sandbox-platform", "application/pdf", "MZ a program".getBytes(StandardCharsets.US_ASCII)), 422, "FIL-013");
    }

    @Test
    void anothersDocumentIsAcceptedOnlyUnderADelegationInForceThatCoversItsType() {
        String merchant = company();
        approved(merchant);
        byte[] order = order(merchant);
        Window.Answer without = window.post("/api/v1/submissions", SERVICE, "application/xml", order);
        assertThat(without.status()).as(without.text()).isEqualTo(422);
        assertThat(codes(without.json().get("findings"))).contains("SND-009");
        byte[] pdf = "%PDF-1.7 undertaking".getBytes(StandardCharsets.US_ASCII);
        String undertaking = window.post("/api/v1/filings/attachments?name=undertaking.pdf", SERVICE, "application/pdf", pdf).json().get("attachmentId").asString();
        Window.Answer delegation = file("delegations", SERVICE, "{\"principal\":\"" + merchant + "\",\"agent\":\"" + LOGISTICS
                + "\",\"messageTypes\":[\"CEB311\"],\"from\":\"2016-01-01\",\"to\":\"2049-12-31\",\"undertakingAttachmentId\":\"" + undertaking + "\"}");
        assertThat(delegation.status()).as(delegation.text()).isEqualTo(201);
        String filingNo = delegation.json().get("filingNo").asString();
        assertThat(say("delegations", filingNo, "customs", "APPROVE").json().get("capabilities").get(0).asString()).isEqualTo("DELEGATION");
        Window.Answer sent = window.post("/api/v1/submissions", SERVICE, "application/xml", order);
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        JsonNode warning = sent.json().get("findings").get(0);
        assertThat(warning.get("code").asString()).isEqualTo("SND-011");
        assertThat(warning.get("expected").asString()).isEqualTo(filingNo);
        assertThat(say("delegations", filingNo, "customs", "SUSPEND").status()).isEqualTo(200);
        assertThat(window.post("/api/v1/submissions", SERVICE, "application/xml", order(merchant)).status()).isEqualTo(422);
    }

    @Test
    void anOrderThatADelegateSendsCapsTheTruthGradeAtT3AndTheDecisionSaysWhy() {
        byte[] pdf = "%PDF-1.7 undertaking".getBytes(StandardCharsets.US_ASCII);
        String undertaking = window.post("/api/v1/filings/attachments?name=undertaking.pdf", SERVICE, "application/pdf", pdf).json().get("attachmentId").asString();
        Window.Answer delegation = file("delegations", SERVICE, "{\"principal\":\"91330100TERT00016Y\",\"agent\":\"" + LOGISTICS
                + "\",\"messageTypes\":[\"CEB311\"],\"from\":\"2016-01-01\",\"to\":\"2049-12-30\",\"undertakingAttachmentId\":\"" + undertaking + "\"}");
        assertThat(delegation.status()).as(delegation.text()).isEqualTo(201);
        String filingNo = delegation.json().get("filingNo").asString();
        assertThat(say("delegations", filingNo, "customs", "APPROVE").json().get("state").asString()).isEqualTo("APPROVED");
        try {
            Window.SampleSet set = window.samples("import", "", "SM2", "9610");
            set.samples().forEach(sample -> {
                Window.Answer sent = sample.type().equals("CEB311")
                        ? window.post("/api/v1/submissions", SERVICE, "application/xml", byCarrier(new String(sample.message(), StandardCharsets.UTF_8)))
                        : window.submit(sample.message());
                assertThat(sent.status()).as(sent.text()).isEqualTo(202);
            });
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> window.consignments(set.orderNo(), 0).toString().contains("\"grade\":\"T"));
            JsonNode decision = window.consignments(set.orderNo(), 0).get(0).get("decision");
            assertThat(decision.get("grade").asString()).isEqualTo("T3");
            assertThat(decision.toString()).contains("GR-07").contains("undertaking");
        } finally {
            say("delegations", filingNo, "customs", "SUSPEND");
        }
    }

    /** A merchant's own order that the carrier signs and sends. */
    private byte[] order(String merchant) {
        String order = new String(window.samples("import", "", "SM2", "9610").samples().get(0).message(), StandardCharsets.UTF_8);
        return byCarrier(order.replaceAll("<ceb:(ebpCode|ebcCode)>[^<]*<", "<ceb:$1>" + merchant + "<"));
    }

    private byte[] byCarrier(String order) {
        String changed = order.replaceAll("<ceb:copCode>[^<]*<", "<ceb:copCode>" + LOGISTICS + "<")
                .replaceAll("<ceb:copName>[^<]*<", "<ceb:copName>杭州示例物流有限公司<")
                .replaceAll("<ceb:dxpId>[^<]*<", "<ceb:dxpId>DXPENT0000000003<");
        return window.sign(changed.getBytes(StandardCharsets.UTF_8), "logistics", "SM2");
    }
}
