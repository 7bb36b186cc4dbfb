package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is decided of consignments, by the rules of their day, and how the rules are changed. The clock only goes on, so the tests have an order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecisionIT {

    @TempDir
    static Path folder;

    private static final Map<String, String> SENDERS = Map.of("CEB311", "platform", "CEB411", "payment", "CEB511", "logistics", "CEB621", "declarant");

    private static ServerProcess server;
    private static Window window;

    @BeforeAll
    static void start() {
        server = ServerProcess.start("sandbox", folder, ServerProcess.freePort(), "window.broker.port=0", "window.sandbox.demo=false",
                "window.forex.settle-after-seconds=1");
        window = new Window(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void theSameConsignmentComesOutByTheRulesOfItsDay() {
        assertThat(dearOn("2016-05-01")).isEqualTo("CU-12 YELLOW 18号");
        assertThat(dearOn("2018-12-31")).isEqualTo("CU-12 YELLOW 18号");
        assertThat(dearOn("2019-01-01")).isIn("CU-20 GREEN -", "CU-20 RED -");
    }

    @Test
    @Order(2)
    void oneFirmTwoOrdersTwoTreatmentsAtEveryAuthority() {
        to("2021-05-01");
        Window.SampleSet good = window.samples("import", "", "SM2", "9610");
        Window.SampleSet soft = window.samples("import", "", "SM2", "9610");
        good.samples().forEach(sample -> submit(sample.message()));
        soft.samples().forEach(sample -> submit(sample.type().equals("CEB511") ? changed(sample, "<ceb:consigneeTelephone>", "<ceb:consigneeTelephone>1") : sample.message()));
        JsonNode first = awaitForex(good.orderNo());
        JsonNode second = awaitForex(soft.orderNo());
        assertThat(first.get("decision").get("grade").asString()).isEqualTo("T1");
        assertThat(second.get("decision").get("grade").asString()).isEqualTo("T2");
        assertThat(row(first, "customs")).startsWith("CU-20 ");
        assertThat(row(second, "customs")).isEqualTo("CU-21 YELLOW");
        assertThat(row(first, "forex")).isEqualTo("FX-11 AUTO");
        assertThat(row(second, "forex")).isEqualTo("FX-12 MANUAL");
        assertThat(second.get("waits").toString()).contains("a reviewer of the forex office");
        assertThat(first.get("timeline").toString()).contains("decision customs");
        // an entry is numbered a moment after what it tells of
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> window.consignments(good.orderNo(), 0).get(0).get("timeline").toString()
                .contains("decision forex AUTO FX-11"));
    }

    @Test
    @Order(2)
    void whatTheRulesLeaveToAPersonIsSettledByAReviewerOfForexAlone() {
        Window.SampleSet soft = window.samples("import", "", "SM2", "9610");
        soft.samples().forEach(sample -> submit(sample.type().equals("CEB511") ? changed(sample, "<ceb:consigneeTelephone>", "<ceb:consigneeTelephone>1") : sample.message()));
        String path = "/api/v1/consignments/" + awaitForex(soft.orderNo()).get("consignmentId").asString() + "/forex/decision";
        String settle = "{\"action\":\"SETTLE\",\"reason\":\"documents of the deal are in order\"}";
        for (String key : List.of("sandbox-regulator", "sandbox-operator", "sandbox-declarant", "sandbox-reviewer-customs")) {
            assertThat(post(path, key, settle).status()).as(key).isEqualTo(403);
        }
        assertThat(post(path, "sandbox-reviewer-forex", "{\"action\":\"SETTLE\"}").status()).isEqualTo(400);
        assertThat(post(path, "sandbox-reviewer-forex", "{").status()).isEqualTo(400);
        assertThat(post("/api/v1/consignments/none/forex/decision", "sandbox-reviewer-forex", settle).status()).isEqualTo(404);
        Window.Answer settled = post(path, "sandbox-reviewer-forex", settle);
        assertThat(settled.status()).as(settled.text()).isEqualTo(200);
        assertThat(settled.json().get("actor").asString()).isEqualTo("reviewer-forex");
        assertThat(post(path, "sandbox-reviewer-forex", settle).json().get("code").asString()).isEqualTo("RUL-359");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> window.consignments(soft.orderNo(), 0).get(0).toString()
                .contains("\"authority\":\"forex\",\"type\":\"FOREX\",\"returnStatus\":\"SETTLED\""));
        JsonNode after = window.consignments(soft.orderNo(), 0).get(0);
        assertThat(row(after, "forex")).as("as it was decided").isEqualTo("FX-12 MANUAL");
        assertThat(after.get("waits").toString()).doesNotContain("forex");
        assertThat(after.get("timeline").toString()).contains("settlement SETTLE");
        assertThat(window.get("/api/v1/inbox?after=-1&types=settlement.decided", "sandbox-declarant").text()).contains("documents of the deal are in order");
    }

    @Test
    @Order(3)
    void aDecisionIsReadAsATextInBothLanguages() {
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> submit(sample.message()));
        String id = awaitForex(set.orderNo()).get("consignmentId").asString();
        Window.Answer zh = text(id, "zh");
        assertThat(zh.status()).isEqualTo(200);
        assertThat(zh.text()).contains("订单 " + set.orderNo(), "真实性等级 T1", "海关:", "外汇结算:", "下一步:", "由谁办理:", "申诉:");
        assertThat(text(id, "en").text()).contains("Truth grade T1", "Forex settlement: AUTO", "Who acts: nobody", "Appeal: ");
        assertThat(text(id, "fr").status()).isEqualTo(400);
    }

    @Test
    @Order(4)
    void aRuleIsChangedByTwoPeopleAndAReplayTellsWhatWouldHaveDiffered() {
        Window.SampleSet before = window.samples("import", "", "SM2", "9610");
        before.samples().forEach(sample -> submit(sample.message()));
        awaitForex(before.orderNo());
        JsonNode inForce = window.get("/api/v1/rules/versions/1", Window.ANYONE).json();
        String customs = inForce.get("files").get("tables/20-customs.yaml").asString()
                .replace("then: {treatment: GREEN, sampleFactor: SAMPLE_FACTOR_ORDINARY}", "then: {treatment: YELLOW}");
        Window.Answer proposed = post("/api/v1/rules/versions", "sandbox-rules-author", "{\"effectiveAt\":\"2021-06-01T00:00:00+08:00\",\"reason\":\"a trial\",\"files\":{"
                + "\"tables/20-customs.yaml\":" + quoted(customs) + "}}");
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        String version = "/api/v1/rules/versions/" + proposed.json().get("version").asInt();
        assertThat(window.get(version + "/diff", Window.ANYONE).json().get("changes")).hasSize(1);
        JsonNode replay = post(version + "/replay?on=2021-05-01", "sandbox-rules-author", "").json();
        assertThat(replay.get("replayed").asInt()).isGreaterThan(0);
        assertThat(replay.get("differing").asInt()).isBetween(1, replay.get("replayed").asInt());
        assertThat(replay.get("items").toString()).contains("\"newTreatment\":\"YELLOW\"");
        assertThat(replay.get("items")).as("an author sees no trade data").allMatch(one -> one.get("consignmentId").isNull());
        JsonNode seen = post(version + "/replay?on=2021-05-01", "sandbox-regulator", "").json();
        assertThat(seen.get("differing")).isEqualTo(replay.get("differing"));
        assertThat(seen.get("items")).allMatch(one -> one.get("consignmentId").isString());
        assertThat(post(version + "/decision", "sandbox-rules-author", "{\"action\":\"APPROVE\"}").json().get("code").asString()).isEqualTo("SYS-004");
        assertThat(post(version + "/decision", "sandbox-platform", "{\"action\":\"APPROVE\"}").status()).isEqualTo(403);
        assertThat(post(version + "/decision", "sandbox-rules-approver", "{\"action\":\"APPROVE\"}").status()).isEqualTo(200);
        to("2021-06-02");
        Window.SampleSet after = window.samples("import", "", "SM2", "9610");
        after.samples().forEach(sample -> submit(sample.message()));
        assertThat(row(awaitForex(after.orderNo()), "customs")).isEqualTo("CU-20 YELLOW");
    }

    @Test
    @Order(5)
    void whatCannotBeUsedIsRefusedWithItsPlace() {
        Window.Answer answer = post("/api/v1/rules/versions", "sandbox-rules-author",
                "{\"effectiveAt\":\"2031-01-01T00:00:00+08:00\",\"reason\":\"a mistake\",\"files\":{\"tables/60-x.yaml\":\"table: custom\"}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("findings").get(0).get("given").asString()).isEqualTo("60-x.yaml line 1");
        Window.Answer facts = post("/api/v1/rules/evaluate", Window.ANYONE, "{\"facts\":{\"goodsRisk\":\"ODD\"}}");
        assertThat(facts.status()).isEqualTo(422);
        assertThat(facts.json().get("code").asString()).isEqualTo("RUL-507");
        assertThat(post("/api/v1/rules/evaluate", Window.ANYONE, "[1").status()).isEqualTo(400);
    }

    @Test
    @Order(6)
    void aFirmWhoseHistoryTellsAgainstItIsReviewedWhereThatIsSwitchedOn() {
        Window.SampleSet bad = window.samples("import", "", "SM2", "9610");
        bad.samples().forEach(sample -> submit(sample.type().equals("CEB411") ? changed(sample, "220.52<", "230.52<") : sample.message()));
        window.await(bad.orderNo(), Duration.ofSeconds(30), one -> one.get("state").asString().equals("MISMATCHED"));
        JsonNode files = window.get("/api/v1/rules/versions/2", Window.ANYONE).json().get("files");
        String customs = files.get("tables/20-customs.yaml").asString().replaceFirst("(?s)(id: CU-17-RISK.*?enabled: )false", "$1true");
        String parameters = files.get("parameters.yaml").asString().replaceFirst("(?s)(RISK_HIGH:.*?value: )\"200\"", "$1\"5\"");
        Window.Answer proposed = post("/api/v1/rules/versions", "sandbox-rules-author", "{\"effectiveAt\":\"2021-07-01T00:00:00+08:00\",\"reason\":\"risk counts\",\"files\":{"
                + "\"tables/20-customs.yaml\":" + quoted(customs) + ",\"parameters.yaml\":" + quoted(parameters) + "}}");
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        post("/api/v1/rules/versions/" + proposed.json().get("version").asInt() + "/decision", "sandbox-rules-approver", "{\"action\":\"APPROVE\"}");
        to("2021-07-02");
        JsonNode[] risk = new JsonNode[1];
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            risk[0] = window.get("/api/v1/credit/entities/91330100TERT00016Y", "sandbox-regulator").json().get("risk");
            return risk[0].at("/adverse/MISMATCHED").asInt(0) == 1;
        });
        assertThat(risk[0].get("high").asBoolean()).as(risk[0].toString()).isTrue();
        Window.SampleSet good = window.samples("import", "", "SM2", "9610");
        good.samples().forEach(sample -> submit(sample.message()));
        JsonNode decided = awaitForex(good.orderNo());
        assertThat(row(decided, "customs")).isEqualTo("CU-17-RISK YELLOW");
        String text = window.get("/api/v1/consignments/" + decided.get("consignmentId").asString() + "/decision?lang=en", "sandbox-regulator", "text/plain").text();
        assertThat(text).contains("recent history calls for a review");
    }

    /** A consignment worth 3,008 yuan, accepted on a day: row, treatment and the instrument it rests on. */
    private static String dearOn(String day) {
        to(day);
        Window.SampleSet set = window.samples("import", "", "RSA-SHA256", "9610");
        set.samples().forEach(sample -> submit(changed(sample, "158<", "2958<", "158.00<", "2958.00<", "198.00<", "2998.00<", "220.52<", "3020.52<")));
        JsonNode decision = awaitDecision(set.orderNo());
        assertThat(decision.get("acceptanceDate").asString()).isEqualTo(day);
        JsonNode customs = decision.get("authorities").get("customs");
        return customs.get("row").asString() + " " + customs.get("treatment").asString() + " " + (customs.get("cite").asString().contains("18号") ? "18号" : "-");
    }

    /** The message with texts exchanged, signed anew by its sender. */
    private static byte[] changed(Window.Sample sample, String... fromTo) {
        String text = new String(sample.message(), StandardCharsets.UTF_8);
        text = text.replaceAll("(?s)<ds:Signature.*</ds:Signature>", "");
        for (int i = 0; i < fromTo.length; i += 2) {
            text = text.replace(fromTo[i], fromTo[i + 1]);
        }
        return window.sign(text.getBytes(StandardCharsets.UTF_8), SENDERS.get(sample.type()), "RSA-SHA256");
    }

    private static void to(String day) {
        Window.Answer moved = post("/api/v1/sandbox/clock", Window.ANYONE, "{\"now\":\"" + day + "T09:00:00+08:00\"}");
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    }

    private static void submit(byte[] message) {
        Window.Answer answer = window.submit(message);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private static JsonNode awaitDecision(String orderNo) {
        List<JsonNode> last = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            JsonNode found = window.consignments(orderNo, 0);
            last.clear();
            found.forEach(last::add);
            return !last.isEmpty() && last.get(0).get("decision").get("authorities").has("customs");
        });
        return last.get(0).get("decision");
    }

    private static JsonNode awaitForex(String orderNo) {
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> awaitDecision(orderNo).get("authorities").has("forex"));
        return window.consignments(orderNo, 0).get(0);
    }

    private static String row(JsonNode consignment, String authority) {
        JsonNode one = consignment.get("decision").get("authorities").get(authority);
        return one.get("row").asString() + " " + one.get("treatment").asString();
    }

    private static Window.Answer text(String id, String language) {
        return window.get("/api/v1/consignments/" + id + "/decision?lang=" + language, Window.ANYONE, "text/plain");
    }

    private static Window.Answer post(String path, String key, String json) {
        return window.post(path, key, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return tools.jackson.databind.json.JsonMapper.builder().build().writeValueAsString(text);
    }
}
