package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tax refund through the packaged jar, the simulated authorities inside it: from the order to the refund with its day, and back. */
@Tag("nightly")
class TaxRefundIT {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final String SHOP = Exporter.SHOP;

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Window window;
    private static Exporter exporter;

    @BeforeAll
    static void start() {
        server = ServerProcess.start("sandbox", folder, ServerProcess.freePort(), "window.broker.port=0", "window.sandbox.demo=false");
        window = new Window(server.url());
        exporter = new Exporter(window);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String play(String scenario, String algorithm, String mode) {
        Window.SampleSet set = window.samples("export", scenario, algorithm, mode);
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        return set.orderNo();
    }

    private static JsonNode await(String orderNo, Predicate<JsonNode> enough) {
        return window.await(orderNo, AT_MOST, enough);
    }

    private static Predicate<JsonNode> refund(String state) {
        return one -> one.path("refund").path("state").asString("").equals(state);
    }

    private static Predicate<JsonNode> registered(String state) {
        return one -> one.path("refund").path("registration").path("state").asString("").equals(state);
    }

    /** The declarant sums the month's lists; the declaration's number, once customs has given it. */
    private static String sum(String orderNo) {
        JsonNode closed = await(orderNo, one -> one.get("state").asString().equals("CLOSED"));
        exporter.sum(closed, message -> {
            Window.Answer sent = window.post("/api/v1/submissions", "sandbox-declarant", "application/xml", message);
            assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        });
        return await(orderNo, one -> one.path("refund").path("details").size() == 2).get("summaries").get(0).get("entryId").asString();
    }

    private static List<String> waits(JsonNode consignment) {
        List<String> waits = new ArrayList<>();
        consignment.get("waits").forEach(wait -> {
            if (wait.get("authority").asString().equals("tax-refund")) {
                waits.add(wait.get("for").asString());
            }
        });
        return waits;
    }

    private static List<String> messages(JsonNode consignment) {
        List<String> messages = new ArrayList<>();
        consignment.get("dispatches").forEach(one -> {
            if (one.get("authority").asString().equals("tax-refund")) {
                messages.add(one.get("message").asString() + " " + one.get("state").asString());
            }
        });
        return messages;
    }

    private static List<String> inbox(String key, String consignmentId) {
        List<String> told = new ArrayList<>();
        String after = "-1";
        while (true) {
            JsonNode page = window.get("/api/v1/inbox?limit=200&types=receipt.issued&after=" + after, key).json();
            page.get("items").forEach(item -> {
                if (item.get("subject").asString().equals(consignmentId) && item.get("data").get("party").asString().equals("tax-refund")) {
                    told.add(item.get("data").get("returnStatus").asString());
                }
            });
            if (page.get("next").isNull() || page.get("items").isEmpty()) {
                return told;
            }
            after = page.get("next").asString();
        }
    }

    @ParameterizedTest
    @CsvSource({"SM2", "RSA-SHA256"})
    void anExportIsRegisteredSummedClaimedAndRefunded(String algorithm) {
        String orderNo = play("", algorithm, "9610&statistics=B");
        JsonNode exempt = await(orderNo, registered("EXEMPT"));
        assertThat(messages(exempt)).containsExactly("REGISTRATION ANSWERED");
        assertThat(waits(exempt)).containsExactly("the declaration's number of the summary (CEB792)");
        String entryId = sum(orderNo);
        JsonNode waiting = await(orderNo, one -> !waits(one).isEmpty() && waits(one).get(0).contains("purchase"));
        assertThat(waits(waiting)).containsExactly("the purchase invoices of item " + entryId + "001; until then it is exempt as registered");
        assertThat(waiting.get("timeline").toString()).as("told").contains("receipt ");
        exporter.buy(entryId);
        JsonNode refunded = await(orderNo, one -> one.get("refund").get("details").findValuesAsString("state").equals(List.of("REFUNDED", "REFUNDED")));
        assertThat(refunded.get("refund").get("state").asString()).isEqualTo("REFUNDED");
        for (JsonNode detail : refunded.get("refund").get("details")) {
            assertThat(detail.get("declarationNo").asString()).hasSize(21).startsWith(entryId + "00");
            assertThat(detail.get("refundable").asString()).isEqualTo("130.00");
            assertThat(detail.get("refundDate").asString()).matches("20[0-9]{6}");
            assertThat(detail.get("externalNo").asString()).matches("TS[0-9]{16}");
            assertThat(detail.get("purchases")).hasSize(1);
        }
        assertThat(waits(refunded)).isEmpty();
        assertThat(messages(refunded)).containsExactlyInAnyOrder("REGISTRATION ANSWERED", "REFUND ANSWERED", "REFUND ANSWERED");
        assertThat(refunded.get("state").asString()).isEqualTo("CLOSED");
        String id = refunded.get("consignmentId").asString();
        for (String key : List.of(SHOP, "sandbox-declarant")) {
            // events are numbered a moment after what they tell of
            Awaitility.await().atMost(AT_MOST).untilAsserted(() -> assertThat(inbox(key, id)).as(key).contains("EXEMPT", "REFUNDED"));
        }
        JsonNode received = window.get("/api/v1/sandbox/authorities/tax-refund/received?orderNo=" + orderNo, Window.ANYONE).json().get("items");
        assertThat(received.findValuesAsString("verdict")).containsExactly("ACCEPTED", "ACCEPTED", "ACCEPTED");
        comeBack(orderNo, refunded);
    }

    /** One of three pieces comes back, and a third of its row's refund goes back with it. */
    private static void comeBack(String orderNo, JsonNode refunded) {
        String waybill = "";
        for (JsonNode document : refunded.get("documents")) {
            waybill = document.get("kind").asString().equals("WAYBILL") ? document.get("number").asString() : waybill;
        }
        Window.Answer sample = window.get("/api/v1/sandbox/samples/CEB213.xml?alg=SM2&logisticsNo=" + waybill + "&invtNo=" + Exporter.invtNo(refunded), Window.ANYONE);
        assertThat(window.submit(sample.body()).status()).isEqualTo(202);
        JsonNode reclaimed = await(orderNo, refund("RECLAIMED"));
        assertThat(reclaimed.get("refund").get("reclaims").get(0).get("amount").asString()).isEqualTo("43.33");
        assertThat(messages(reclaimed)).contains("RECLAIM ANSWERED");
    }

    @ParameterizedTest
    @CsvSource({"TAX_HELD, EXEMPT, HELD", "TAX_CLEARED, EXEMPT, REFUNDED", "TAX_LATE, EXEMPT, REFUNDED", "TAX_REFUSED, REFUSED, REFUSED",
        "TAX_NOT_ELIGIBLE, NOT_ELIGIBLE, NOT_ELIGIBLE"})
    void eachScenarioIsToldAndChangesNoState(String scenario, String registration, String claim) {
        String orderNo = play(scenario, "SM2", "9610&statistics=B");
        await(orderNo, registered(registration));
        exporter.buy(sum(orderNo));
        JsonNode answered = await(orderNo, one -> one.get("refund").get("details").findValuesAsString("state").equals(List.of(claim, claim)));
        assertThat(answered.get("state").asString()).isEqualTo("CLOSED");
    }

    @Test
    void anAListIsRegisteredAndHasNoMoreToWaitFor() {
        String orderNo = play("", "SM2", "9610");
        JsonNode exempt = await(orderNo, registered("EXEMPT"));
        assertThat(waits(exempt)).isEmpty();
        assertThat(exempt.get("refund").get("details")).isEmpty();
    }

    private static byte[] certificate(String orderNo, String amount) {
        String xml = "<fundsFlow xmlns=\"urn:single-window:funds-flow:1\"><certificateNo>C" + orderNo + "</certificateNo><institutionCode>91330100TERT00024R"
                + "</institutionCode><institutionName>杭州示例支付有限公司</institutionName><payerName>Example Buyer Ltd</payerName><payerCountry>502</payerCountry>"
                + "<ebcCode>91330100TERT00016Y</ebcCode><ebcName>杭州示例电子商务有限公司</ebcName><ebpCode>91330100TERT00016Y</ebpCode><orderNo>" + orderNo
                + "</orderNo><invoiceNo>INV7</invoiceNo><amount>" + amount + "</amount><currency>502</currency><paidAt>20261101093500</paidAt></fundsFlow>";
        return window.sign(xml.getBytes(StandardCharsets.UTF_8), "payment", "SM2");
    }

    private static Window.Answer certify(String key, byte[] certificate) {
        return window.post("/api/v1/refund/funds-flow", key, "application/xml", certificate);
    }

    @Test
    void aB2bExportWaitsForACertificateOfItsFundsAndGoesOnWithIt() {
        String orderNo = play("", "SM2", "9710&statistics=B");
        String entryId = sum(orderNo);
        exporter.buy(entryId);
        JsonNode without = await(orderNo, one -> !waits(one).isEmpty() && waits(one).get(0).contains("evidence"));
        assertThat(waits(without).get(0)).startsWith("evidence of the funds for item " + entryId + "00");
        assertThat(window.get("/api/v1/inbox?after=-1&limit=200&types=receipt.issued", SHOP).text()).contains("RUL-368");
        assertThat(certify(SHOP, certificate(orderNo, "50")).status()).as("not the institution").isEqualTo(422);
        Window.Answer forged = certify("sandbox-payment", new String(certificate(orderNo, "50"), StandardCharsets.UTF_8)
                .replace("<amount>50", "<amount>5000").getBytes(StandardCharsets.UTF_8));
        assertThat(forged.status()).isEqualTo(422);
        assertThat(forged.text()).contains("SIG-007");
        Window.Answer taken = certify("sandbox-payment", certificate(orderNo, "50"));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        JsonNode refunded = await(orderNo, refund("REFUNDED"));
        JsonNode received = window.get("/api/v1/sandbox/authorities/tax-refund/received?orderNo=" + orderNo, Window.ANYONE).json().get("items");
        assertThat(received.toString()).contains("\"exportInvoiceNo\":\"INV7\"").contains("\"certificateNo\":\"C" + orderNo);
        assertThat(refunded.get("state").asString()).isEqualTo("CLOSED");
        // forex has the same evidence, and its result stands on the order
        await(orderNo, one -> one.get("documents").toString().contains("SETTLED"));
    }

    @Test
    void purchasesAreTheirBuyersOwnAndBadOnesAreToldWithTheirPlace() {
        String good = "{\"items\":[" + Exporter.purchase("290120260000009999", 1, "3926909090", 3) + "]}";
        assertThat(exporter.post("", good).status()).isEqualTo(401);
        assertThat(exporter.post("sandbox-regulator", good).status()).isBetween(400, 403);
        Window.Answer bad = exporter.post(SHOP, good.replace("\"0.13\"", "0.13"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.text()).contains("/items/0/vatRate");
        assertThat(exporter.post(SHOP, "{").status()).isEqualTo(422);
        assertThat(exporter.post(SHOP, good).status()).isEqualTo(200);
        assertThat(exporter.post(SHOP, good).status()).isEqualTo(200);
        String own = window.get("/api/v1/refund/purchases?declarationNo=290120260000009999001", SHOP).text();
        assertThat(own).contains("\"invoiceNo\":\"F290120260000009999\"").contains("\"claimed\":false");
        assertThat(window.get("/api/v1/refund/purchases", "sandbox-declarant").json().get("items")).isEmpty();
        assertThat(window.get("/api/v1/refund/purchases?company=91330100TERT00016Y", "sandbox-declarant").status()).isEqualTo(403);
        assertThat(window.get("/api/v1/refund/purchases?company=91330100TERT00016Y", "sandbox-regulator").text()).contains("F290120260000009999");
    }

    @Test
    void theTaxAuthorityBeingDownForAnHourKeepsNobodyElseAndIsCaughtUpWith() {
        assertThat(window.put("/api/v1/sandbox/authorities/tax-refund/mode", Window.ANYONE, "{\"mode\":\"DOWN\"}").status()).isEqualTo(200);
        String orderNo;
        try {
            orderNo = play("", "SM2", "9610");
            await(orderNo, one -> one.get("state").asString().equals("CLOSED") && one.get("documents").toString().contains("SETTLED"));
            await(orderNo, one -> messages(one).equals(List.of("REGISTRATION FAILED")));
            window.advance(Duration.ofHours(1));
            String other = play("", "SM2", "9610");
            await(other, one -> one.get("state").asString().equals("CLOSED") && one.get("documents").toString().contains("SETTLED"));
            assertThat(await(orderNo, one -> true).get("refund").get("registration").get("state").asString()).isEqualTo("SENT");
        } finally {
            window.put("/api/v1/sandbox/authorities/tax-refund/mode", Window.ANYONE, "{\"mode\":\"OK\"}");
        }
        await(orderNo, registered("EXEMPT"));
    }
}
