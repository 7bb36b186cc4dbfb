package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.CompanyCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The story of one firm, from its filing to its refund: it files, is approved by each department, sells on a platform, and its consignments
 * are decided by the rules of their days and go to four authorities. The clock only goes on, so the chapters have an order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {

    private static final Duration END_MAX = Duration.ofSeconds(90);
    private static final String REVIEWER = "sandbox-reviewer";
    private static final Map<String, String> SENDERS = Map.of("CEB311", "platform", "CEB621", "declarant", "CEB303", "platform", "CEB403", "payment",
            "CEB603", "declarant", "CEB411", "payment");
    private static final String BODY = "91330100TERT20001";
    private static final String FIRM = BODY + CompanyCode.checkCharacter(BODY);
    private static final List<String> GOODS = List.of("SKU-1 IMPORT 1901101000 婴幼儿配方奶粉", "SKU-2 IMPORT 3305100090 洗发水",
            "SKU-9 EXPORT 3926909090 手机壳", "SKU-8 EXPORT 8544421100 数据线");
    private static final Set<String> UNDER_WAY = Set.of("RECEIVED", "LEVEL_1");
    private static final int STEPS_MAX = 12;

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Window window;
    private static String filing = "";

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
    void aFirmFilesOnceAndSellsWhenEachDepartmentHasApproved() {
        to("2016-04-20");
        String early = submitted(samples("import"));
        JsonNode refused = await(early, one -> one.get("state").asString().equals("REJECTED"));
        assertThat(treatment(refused, "customs")).startsWith("CU-02 REJECT");
        filing = file("entities", "{\"uscc\":\"" + FIRM + "\",\"name\":{\"zh\":\"故事商行\",\"en\":\"Story Traders\"},\"class\":2,\"roles\":[\"ECOMMERCE\"],"
                + "\"region\":\"hangzhou\",\"businesses\":[\"IMPORT_9610\",\"EXPORT_9610\",\"SETTLE\",\"REFUND\"]}");
        assertThat(approve("entities", filing)).as("commerce first; inspection in two levels").startsWith("commerce")
                .containsExactlyInAnyOrder("commerce", "customs", "inspection", "inspection", "forex", "tax-refund");
        for (String goods : GOODS) {
            String[] parts = goods.split(" ");
            approve("goods", file("goods", "{\"owner\":\"" + FIRM + "\",\"itemNo\":\"" + parts[0] + "\",\"direction\":\"" + parts[1] + "\",\"hsCode\":\""
                    + parts[2] + "\",\"name\":{\"zh\":\"" + parts[3] + "\"},\"riskClass\":\"ORDINARY\"}"));
        }
        say("forex", "CLASSIFY_A");
        JsonNode approved = window.get("/api/v1/filings/entities/" + filing, REVIEWER).json();
        assertThat(approved.get("state").asString()).isEqualTo("APPROVED");
        assertThat(approved.get("capabilities").toString()).contains("IMPORT_9610", "EXPORT_9610", "SETTLE", "REFUND");
        assertThat(await(early, one -> true).get("state").asString()).as("what came before keeps its outcome").isEqualTo("REJECTED");
    }

    @Test
    @Order(2)
    void theSameConsignmentIsTaxedByTheLimitsAndRatesOfItsDay() {
        assertThat(dearOn("2016-05-01")).isEqualTo("FULL_TAX of 2000/20000: duty 447.79 + VAT 587.49 = 1035.28");
        assertThat(dearOn("2018-12-31")).isEqualTo("FULL_TAX of 2000/20000: duty 447.79 + VAT 552.93 = 1000.72");
        assertThat(dearOn("2019-01-01")).isEqualTo("WITHIN of 5000/26000: duty 0.00 + VAT 336.90 = 336.90");
    }

    @Test
    @Order(3)
    void anImportWithTrueDataGoesThroughCustomsInspectionAndForex() {
        to("2021-05-01");
        String orderNo = submitted(samples("import"));
        JsonNode settled = await(orderNo, one -> one.get("state").asString().equals("CLOSED") && one.get("documents").toString().contains("SETTLED"));
        assertThat(settled.get("decision").get("grade").asString()).isEqualTo("T1");
        // of the good ones a few are drawn for a look
        assertThat(treatment(settled, "customs")).isIn("CU-20 GREEN 秒级通关实践", "CU-20 RED 秒级通关实践");
        assertThat(treatment(settled, "inspection")).startsWith("IQ-10 ").contains("202号");
        assertThat(treatment(settled, "forex")).startsWith("FX-11 AUTO 汇发〔2015〕7号");
        assertThat(sent(settled)).containsExactly("customs CEB311", "customs CEB411", "customs CEB511", "customs CEB621", "inspection DECLARE",
                "forex SETTLEMENT");
        assertTold(settled, "customs", "forex", "inspection");
    }

    @Test
    @Order(4)
    void anExportGoesThroughCustomsInspectionForexAndTaxRefund() {
        String orderNo = submitted(samples("export"));
        JsonNode registered = await(orderNo, one -> one.path("refund").path("registration").path("state").asString("").equals("EXEMPT")
                && one.get("documents").toString().contains("SETTLED"));
        assertThat(treatment(registered, "customs")).isIn("CU-20 GREEN 秒级通关实践", "CU-20 RED 秒级通关实践");
        assertThat(treatment(registered, "forex")).startsWith("FX-11 AUTO 汇发〔2015〕7号");
        assertThat(treatment(registered, "tax-refund")).isEqualTo("TX-03 EXEMPT 海关总署公告2018年第194号");
        assertThat(sent(registered)).containsExactlyInAnyOrder("customs CEB303", "customs CEB403", "customs CEB505", "customs CEB603", "inspection DECLARE",
                "tax-refund REGISTRATION", "forex SETTLEMENT");
        assertTold(registered, "customs", "forex", "inspection", "tax-refund");
    }

    @Test
    @Order(5)
    void whatTheForexOfficeSaysOfTheFirmDecidesItsNextOrder() {
        say("forex", "CLASSIFY_B");
        String orderNo = submitted(samples("import"));
        JsonNode held = await(orderNo, one -> one.get("decision").get("authorities").has("forex"));
        assertThat(treatment(held, "forex")).startsWith("FX-06 QUOTA_CHECK ");
        assertThat(held.get("waits").toString()).contains("checks the quota of the class B company");
        say("forex", "TERMINATE");
        String small = submitted(samples("import"));
        JsonNode struck = await(small, one -> one.get("decision").get("authorities").has("forex"));
        assertThat(treatment(struck, "forex")).as("struck off the list, small as its year is").startsWith("FX-01 BLOCK ");
    }

    private static void say(String department, String action) {
        Window.Answer said = window.call("POST", "/api/v1/filings/entities/" + filing + "/approvals/" + department, REVIEWER,
                "{\"action\":\"" + action + "\",\"reason\":\"年度分类结果\"}");
        assertThat(said.status()).as(said.text()).isEqualTo(200);
    }

    /** A consignment worth 3,008 yuan, accepted on a day: how it is taxed, and the limits of that day. */
    private static String dearOn(String day) {
        to(day);
        String orderNo = submitted(samples("import"), "158<", "2958<", "158.00<", "2958.00<", "198.00<", "2998.00<", "220.52<", "3020.52<");
        JsonNode consignment = await(orderNo, one -> one.get("decision").get("authorities").has("customs") && one.hasNonNull("importTax"));
        JsonNode tax = consignment.get("importTax").get("tax");
        Map<String, String> parameters = new HashMap<>();
        tax.get("parameters").forEach(one -> parameters.put(one.get("id").asString(), one.get("value").asString()));
        return tax.get("treatment").asString() + " of " + parameters.get("LIM_SINGLE") + "/" + parameters.get("LIM_ANNUAL") + ": duty "
                + tax.get("duty").asString() + " + VAT " + tax.get("vat").asString() + " = " + tax.get("total").asString();
    }

    /** Row, treatment and source at an authority. */
    private static String treatment(JsonNode consignment, String authority) {
        JsonNode one = consignment.get("decision").get("authorities").get(authority);
        return one.get("row").asString() + " " + one.get("treatment").asString() + " " + one.get("cite").asString();
    }

    /** What went to whom, all of it answered. */
    private static List<String> sent(JsonNode consignment) {
        List<String> sent = new ArrayList<>();
        consignment.get("dispatches").forEach(one -> {
            assertThat(one.get("state").asString()).as(one.toString()).isEqualTo("ANSWERED");
            sent.add(one.get("authority").asString() + " " + one.get("message").asString());
        });
        return sent;
    }

    /** Who has answered about a consignment, by the declarant's and the platform's inbox. */
    /** An event is in the inbox once the log has it, a moment after the state. */
    private static void assertTold(JsonNode consignment, String... parties) {
        Awaitility.await().atMost(END_MAX).untilAsserted(() -> assertThat(told(consignment)).containsExactly(parties));
    }

    private static Set<String> told(JsonNode consignment) {
        Set<String> parties = new TreeSet<>();
        for (String key : List.of("sandbox-platform", "sandbox-declarant")) {
            window.inbox(key, -1, "receipt.issued").forEach(item -> {
                if (item.get("subject").asString().equals(consignment.get("consignmentId").asString())) {
                    parties.add(item.get("data").get("party").asString());
                }
            });
        }
        return parties;
    }

    private static String submitted(Window.SampleSet set, String... fromTo) {
        set.samples().forEach(sample -> {
            Window.Answer answer = window.submit(own(sample, fromTo));
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        });
        return set.orderNo();
    }

    private static Window.SampleSet samples(String direction) {
        return window.samples(direction, "", "SM2", "9610");
    }

    /** The message as one of the firm's own goods, texts exchanged, signed anew by its sender; as it is where it does not name the firm. */
    private static byte[] own(Window.Sample sample, String... fromTo) {
        if (!SENDERS.containsKey(sample.type())) {
            return sample.message();
        }
        String text = new String(sample.message(), StandardCharsets.UTF_8).replaceAll("(?s)<ds:Signature.*</ds:Signature>", "")
                .replaceAll("<ceb:ebcCode>[^<]*<", "<ceb:ebcCode>" + FIRM + "<").replaceAll("<ceb:ebcName>[^<]*<", "<ceb:ebcName>故事商行<");
        for (int i = 0; i < fromTo.length; i += 2) {
            text = text.replace(fromTo[i], fromTo[i + 1]);
        }
        return window.sign(text.getBytes(StandardCharsets.UTF_8), SENDERS.get(sample.type()), "SM2");
    }

    private static String file(String kind, String form) {
        Window.Answer filed = window.call("POST", "/api/v1/filings/" + kind, Window.ANYONE, form);
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        return filed.json().get("filingNo").asString();
    }

    /** Every department whose turn it is approves a filing, until it is nobody's; who did, in their order. */
    private static List<String> approve(String kind, String filingNo) {
        List<String> approved = new ArrayList<>();
        for (String department = next(kind, filingNo); !department.isEmpty(); department = next(kind, filingNo)) {
            Window.Answer said = window.call("POST", "/api/v1/filings/" + kind + "/" + filingNo + "/approvals/" + department, REVIEWER,
                    "{\"action\":\"APPROVE\",\"reason\":\"材料齐全\"}");
            assertThat(said.status()).as(said.text()).isEqualTo(200);
            approved.add(department);
            assertThat(approved).as("steps").hasSizeLessThan(STEPS_MAX);
        }
        return approved;
    }

    private static String next(String kind, String filingNo) {
        return window.get("/api/v1/filings/" + kind + "/" + filingNo, REVIEWER).json().get("approvals").properties().stream()
                .filter(approval -> UNDER_WAY.contains(approval.getValue().asString())).map(Map.Entry::getKey).findFirst().orElse("");
    }

    private static void to(String day) {
        Window.Answer moved = window.post("/api/v1/sandbox/clock", Window.ANYONE, "application/json",
                ("{\"now\":\"" + day + "T09:00:00+08:00\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    }

    private static JsonNode await(String orderNo, Predicate<JsonNode> enough) {
        return window.await(orderNo, END_MAX, enough);
    }
}
