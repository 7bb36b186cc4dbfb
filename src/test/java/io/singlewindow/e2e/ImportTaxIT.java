package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.e2e.Window.Answer;
import io.singlewindow.e2e.Window.SampleSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tax, quota, guarantee, calendar and tables as clients see them. */
class ImportTaxIT {

    private static final Duration END_MAX = Duration.ofSeconds(60);
    private static final String DECLARANT = "91330100TERT000677";
    private static final Pattern BUYER = Pattern.compile("buyerIdNumber>([^<]*)<");

    private static ServerProcess server;
    private static Window window;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = ServerProcess.start("sandbox", folder, ServerProcess.freePort(), "window.broker.port=0", "window.sandbox.demo=false");
        window = new Window(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer post(String path, String key, String json) {
        return window.call("POST", path, key, json.replace('\'', '"'));
    }

    private static Answer guarantee(String key, boolean withdrawn) {
        return post("/api/v1/guarantees", key, "{'declarant':'" + DECLARANT + "','guaranteeNo':'SANDBOX-1','amount':'1000000.00',"
                + "'validFrom':'2015-01-01','validTo':'2049-12-31','withdrawn':" + withdrawn + "}");
    }

    private static SampleSet sent() {
        SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        return set;
    }

    private static String buyer(SampleSet set) {
        Matcher found = BUYER.matcher(new String(set.samples().get(0).message(), StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static JsonNode await(String orderNo, Predicate<JsonNode> until) {
        JsonNode[] last = new JsonNode[1];
        Awaitility.await().atMost(END_MAX).until(() -> {
            JsonNode items = window.consignments(orderNo, 0);
            last[0] = items.isEmpty() ? null : items.get(0);
            return last[0] != null && until.test(last[0]);
        });
        return last[0];
    }

    private static boolean is(JsonNode consignment, String state) {
        return consignment.get("state").asString().equals(state);
    }

    private static JsonNode year(String idNumber, String key) {
        return post("/api/v1/quota/enquiries", key, "{'idNumber':'" + idNumber + "'}").json();
    }

    @Test
    void anImportCountsInItsBuyersYearAndAReturnGivesItBack() {
        SampleSet set = sent();
        JsonNode closed = await(set.orderNo(), one -> is(one, "CLOSED"));
        JsonNode tax = closed.get("importTax");
        assertThat(tax.get("guaranteedTax").asString()).isEqualTo("18.92");
        assertThat(tax.get("quota").get("state").asString()).isEqualTo("USED");
        assertThat(tax.get("guarantee").get("payTo").asString()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
        assertThat(closed.toString()).doesNotContain(buyer(set));
        assertThat(year(buyer(set), "sandbox-platform").get("used").asString()).isEqualTo("208.00");
        assertThat(year(buyer(set), "sandbox-platform").get("left").asString()).isEqualTo("25792.00");
        String list = closed.get("documents").toString();
        Matcher invtNo = Pattern.compile("\"invtNo\":\"([0-9A-Z]+)\"").matcher(list);
        assertThat(invtNo.find()).isTrue();
        Answer sample = window.get("/api/v1/sandbox/samples/CEB625.xml?orderNo=" + set.orderNo() + "&invtNo=" + invtNo.group(1)
                + "&gcode=1901101000&gname=%E5%A5%B6%E7%B2%89&unit=122", Window.ANYONE);
        assertThat(sample.status()).isEqualTo(200);
        assertThat(window.submit(sample.body()).status()).isEqualTo(202);
        JsonNode returned = await(set.orderNo(), one -> !one.get("importTax").get("quota").get("givenBack").asString().equals("0.00"));
        assertThat(returned.get("importTax").get("quota").get("givenBack").asString()).isEqualTo("165.98");
        assertThat(year(buyer(set), "sandbox-platform").get("used").asString()).isEqualTo("42.02");
        await(set.orderNo(), one -> one.get("importTax").get("guarantee").get("state").asString().equals("FREED"));
    }

    @Test
    void aCompanyAsksAboutItsOwnBuyersOnlyAndNotTooOften() {
        assertThat(post("/api/v1/quota/enquiries", "sandbox-warehouse", "{'idNumber':'00000019900101002X'}").status()).isEqualTo(404);
        Answer slip = post("/api/v1/quota/enquiries", "sandbox-warehouse", "{'idNumber':'0000001990 0101 002X'}");
        assertThat(slip.status()).isEqualTo(400);
        assertThat(slip.text()).doesNotContain("0101 002X");
        assertThat(year("00000019900101002X", "sandbox-regulator").get("left").asString()).isEqualTo("26000.00");
        assertThat(seenBy("regulator")).as("reads of a person's year").anyMatch(one -> one.startsWith("VIEW QUOTA "));
        int asked = 0;
        int status = 404;
        while (status == 404 && asked < 200) {
            status = post("/api/v1/quota/enquiries", "sandbox-logistics", "{'idNumber':'00000019900101002X'}").status();
            asked++;
        }
        assertThat(status).isEqualTo(429);
        assertThat(asked).isGreaterThan(60);
    }

    private static List<String> seenBy(String reader) {
        return window.get("/api/v1/access?reader=" + reader, "sandbox-regulator").json().get("items").valueStream()
                .map(one -> one.get("kind").asString() + " " + one.at("/subject/kind").asString() + " " + one.at("/subject/id").asString()).toList();
    }

    @Test
    void aListIsHeldWhileItsDeclarantHasNoGuaranteeAndGoesOnWithOne() {
        assertThat(guarantee("sandbox-platform", true).status()).isEqualTo(403);
        assertThat(guarantee("sandbox-regulator", true).json().get("amount").asString()).isEqualTo("0.00");
        SampleSet set = sent();
        JsonNode held = await(set.orderNo(), one -> is(one, "HELD"));
        assertThat(held.get("decision").get("authorities").get("customs").get("treatment").asString()).isEqualTo("HOLD");
        assertThat(held.get("waits").toString()).contains("guarantee");
        assertThat(guarantee("sandbox-regulator", false).status()).isEqualTo(200);
        await(set.orderNo(), one -> is(one, "CLOSED"));
        assertThat(window.get("/api/v1/guarantees", "sandbox-declarant").json().get("declarant").asString()).isEqualTo(DECLARANT);
        window.get("/api/v1/guarantees?declarant=" + DECLARANT, "sandbox-regulator");
        assertThat(seenBy("regulator")).contains("VIEW GUARANTEE " + DECLARANT);
        assertThat(window.get("/api/v1/guarantees?declarant=" + DECLARANT, "sandbox-platform").status()).isEqualTo(404);
        assertThat(post("/api/v1/guarantees", "sandbox-regulator", "{'declarant':'nobody','amount':'-1'}").text()).contains("RUL-442").contains("validFrom");
    }

    @Test
    void aGuaranteeOfAnotherRegionIsNotARegulatorsToFileOrToSee() {
        String filed = window.get("/api/v1/guarantees", "sandbox-declarant").text();
        Answer refused = guarantee("sandbox-regulator-ningbo", true);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("RUL-442", "a filed company").doesNotContain("available");
        assertThat(window.get("/api/v1/guarantees?declarant=" + DECLARANT, "sandbox-regulator-ningbo").status()).isEqualTo(404);
        assertThat(window.get("/api/v1/guarantees", "sandbox-declarant").text()).isEqualTo(filed);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-05-01, 600, 0, 0.17, 0, WITHIN, 71.40", "2016-10-01, 1000, 0, 0.17, 0.15, WITHIN, 263.53", "2018-12-31, 3000, 0.10, 0.16, 0, FULL_TAX, 828.00",
        "2019-01-01, 3000, 0.10, 0.16, 0, WITHIN, 336.00", "2019-04-01, 1000, 0, 0.13, 0.15, WITHIN, 230.59", "2019-05-01, 26000.00, 0, 0.13, 0, GENERAL_TRADE, 3380.00"})
    void taxIsComputedByTheRulesOfTheDay(String day, String value, String duty, String vat, String consumption, String treatment, String total) {
        JsonNode tax = post("/api/v1/tax/compute", "sandbox-platform", "{'acceptedOn':'" + day + "','lines':[{'value':'" + value + "','dutyRate':'" + duty
                + "','vatRate':'" + vat + "','consumptionRate':" + consumption + "}]}").json();
        assertThat(tax.get("treatment").asString()).isEqualTo(treatment);
        assertThat(tax.get("total").asString()).isEqualTo(total);
        assertThat(tax.get("parameters").toString()).contains("LIM_SINGLE").contains("财关税");
    }

    @Test
    void whatCannotBeComputedIsSaid() {
        Answer early = post("/api/v1/tax/compute", "sandbox-platform", "{'acceptedOn':'2016-04-07','lines':[{'value':1,'vatRate':0.17}]}");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("RUL-401");
        assertThat(post("/api/v1/tax/compute", "sandbox-platform", "{'acceptedOn':'2020-04-07','lines':[{'hsCode':'9999999999','value':1}]}").text()).contains("RUL-402");
        assertThat(post("/api/v1/tax/compute", "sandbox-platform", "{'acceptedOn':'2020-04-07','lines':[{'hsCode':'3304990039','value':1}]}").text()).contains("RUL-404");
        assertThat(post("/api/v1/tax/compute", "sandbox-platform", "[").status()).isEqualTo(400);
        assertThat(post("/api/v1/tax/compute", "", "{}").status()).isEqualTo(401);
    }

    @Test
    void theCalendarTellsWhenThingsAreDueAndWhichYearItLacks() {
        JsonNode due = window.get("/api/v1/calendar/due?rule=tax-payment&from=2019-06-01", "sandbox-platform").json();
        assertThat(due.get("opens").asString()).isEqualTo("2019-07-02");
        assertThat(due.get("due").asString()).isEqualTo("2019-07-16");
        assertThat(window.get("/api/v1/calendar/due?rule=refund&from=2017-05-22&class=1", "sandbox-platform").json().get("due").asString()).isEqualTo("2017-05-27");
        Answer lacking = window.get("/api/v1/calendar/due?rule=refund&from=2030-05-22&class=1", "sandbox-platform");
        assertThat(lacking.status()).isEqualTo(422);
        assertThat(lacking.text()).contains("RUL-461").contains("2030");
        assertThat(window.get("/api/v1/calendar/due?rule=return-export&from=2019-05-22", "sandbox-platform").text()).contains("RUL-462");
        assertThat(window.get("/api/v1/calendar/due?rule=lunch&from=2019-05-22", "sandbox-platform").status()).isEqualTo(400);
    }

    @Test
    void tablesAreImportedByTheOperatorAndReadByEveryone() {
        String file = "#table,exchange-rates\n#version,2019-02\n#from,2019-02-01\n#to,2019-02-28\n#source,a test\n#mark,I\ncode,rate,name\nJPY,0.061,yen\n";
        assertThat(window.post("/api/v1/ops/tables", "sandbox-platform", "text/csv", file.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(403);
        Answer imported = window.post("/api/v1/ops/tables", "sandbox-operator", "text/csv", file.getBytes(StandardCharsets.UTF_8));
        assertThat(imported.status()).as(imported.text()).isEqualTo(200);
        assertThat(imported.json().get("rows").asInt()).isEqualTo(1);
        assertThat(window.post("/api/v1/ops/tables", "sandbox-operator", "text/csv", file.getBytes(StandardCharsets.UTF_8)).json().get("known").asBoolean()).isTrue();
        assertThat(window.get("/api/v1/tables/exchange-rates/JPY?on=2019-02-28", "sandbox-platform").json().get("row").get("rate").asString()).isEqualTo("0.061");
        assertThat(window.get("/api/v1/tables/exchange-rates/JPY?on=2019-03-01", "sandbox-platform").json().get("row").isNull()).isTrue();
        Answer faulty = window.post("/api/v1/ops/tables", "sandbox-operator", "text/csv", file.replace("0.061", "much").getBytes(StandardCharsets.UTF_8));
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.json().get("findings").get(0).get("line").asInt()).isEqualTo(8);
        assertThat(window.get("/api/v1/tables", "sandbox-platform").text()).contains("hs-rates").contains("\"example\":true");
    }
}
