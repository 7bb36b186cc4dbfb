package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What follows a declaration, through the window to customs and back: status, tax bills, returns, cancellation, summary. */
class FollowUpIT {

    private static final Duration END_MAX = Duration.ofSeconds(60);

    private static Window window;

    @BeforeAll
    static void start() {
        window = SharedSandbox.window();
    }

    @Test
    void aListIsCancelledWhileCustomsStillHasIt() {
        String orderNo = send(window.samples("import", "SLOW", "SM2", "9610"));
        JsonNode declared = await(orderNo, one -> !invtNo(one).isEmpty());
        post("CEB623", "&orderNo=" + orderNo + "&invtNo=" + invtNo(declared) + "&logisticsNo=" + waybill(declared));
        JsonNode cancelled = await(orderNo, one -> state(one).equals("CANCELLED"));
        assertThat(kinds(cancelled)).containsExactly("CANCEL");
        // a minute later customs would have released it: a cancelled list gets no more answers, and stays cancelled
        window.advance(Duration.ofSeconds(60));
        assertThat(window.get("/api/v1/ops/parked", "sandbox-operator").text()).doesNotContain(invtNo(declared));
        assertThat(state(window.consignments(orderNo, 0).get(0))).isEqualTo("CANCELLED");
    }

    @Test
    void aCancellationThatCustomsRefusesLeavesTheConsignmentAsItIs() {
        String orderNo = send(window.samples("export", "SLOW", "SM2", "9610"));
        JsonNode declared = await(orderNo, one -> !invtNo(one).isEmpty());
        post("CEB605", "&copNo=C" + orderNo.substring(14, 20) + "-REJECT-CUSTOMS&invtNo=" + invtNo(declared));
        JsonNode refused = await(orderNo, one -> one.get("related").toString().contains("\"returnStatus\":\"100\""));
        assertThat(state(refused)).isNotEqualTo("CANCELLED");
    }

    @Test
    void aReleasedImportHasItsTaxBillsItsDeliveryItsWarehouseAndItsReturn() {
        String orderNo = send(window.samples("import", "", "RSA-SHA256", "9610"));
        JsonNode closed = await(orderNo, one -> state(one).equals("CLOSED"));
        post("CEB513", "&logisticsNo=" + waybill(closed));
        post("CEB711", "&logisticsNo=" + waybill(closed));
        post("CEB625", "&orderNo=" + orderNo + "&invtNo=" + invtNo(closed) + "&logisticsNo=" + waybill(closed)
                + "&gcode=1901101000&gname=%E5%A5%B6%E7%B2%89&unit=122");
        JsonNode returned = await(orderNo, one -> one.get("returns").toString().contains("CONFIRMED")
                && one.get("taxBills").toString().contains("SUMMED"));
        JsonNode bill = returned.get("taxBills").get(0);
        assertThat(bill.get("taxNo").asString()).isEqualTo(invtNo(closed) + "_0");
        assertThat(bill.get("dutyNo").asString()).isEqualTo("JK" + invtNo(closed));
        assertThat(bill.get("valueAddedTax").asString()).matches("[0-9]+\\.[0-9]{2}");
        assertThat(kinds(returned)).containsExactlyInAnyOrder("WAYBILL_STATUS", "DETAIL", "RETURN");
        // the same goods cannot come back twice
        String again = post("CEB625", "&orderNo=" + orderNo + "&invtNo=" + invtNo(closed) + "&logisticsNo=" + waybill(closed)
                + "&gcode=1901101000&gname=%E5%A5%B6%E7%B2%89&unit=122");
        Awaitility.await().atMost(END_MAX).until(() -> window.get("/api/v1/submissions/" + again, Window.ANYONE).json().get("state").asString().equals("HELD"));
    }

    @Test
    void anExportIsLoadedArrivesDepartsAndComesBack() {
        String orderNo = send(window.samples("export", "", "SM2", "9610"));
        JsonNode closed = await(orderNo, one -> state(one).equals("CLOSED"));
        String parcel = "&logisticsNo=" + waybill(closed);
        post("CEB607", parcel);
        String copNo = "YD" + orderNo.substring(10);
        String first = post("CEB507", parcel + "&msgCount=2&msgSeqNo=1&copNo=" + copNo);
        post("CEB509", parcel);
        post("CEB213", parcel + "&invtNo=" + invtNo(closed));
        post("CEB215", parcel + "&invtNo=" + invtNo(closed));
        JsonNode back = await(orderNo, one -> one.get("returns").toString().contains("\"tallied\":true")
                && one.get("returns").toString().contains("CONFIRMED"));
        assertThat(kinds(back)).containsExactlyInAnyOrder("MASTER", "ARRIVAL", "DEPARTURE", "RETURN", "TALLY");
        // half of an arrival has not gone to customs, and goes with its other half
        assertThat(window.get("/api/v1/submissions/" + first + "/receipts", Window.ANYONE).json().get("items")).isEmpty();
        String second = post("CEB507", "&logisticsNo=OTHER&msgCount=2&msgSeqNo=2&copNo=" + copNo);
        for (String part : List.of(first, second)) {
            Awaitility.await().atMost(END_MAX).until(() -> window.get("/api/v1/submissions/" + part + "/receipts", Window.ANYONE).text().contains("\"399\""));
        }
    }

    @Test
    void aMonthsListsAreProposedSignedByTheirDeclarantSummedAndLinked() {
        String orderNo = send(window.samples("export", "", "SM2", "9610&statistics=B"));
        JsonNode closed = await(orderNo, one -> state(one).equals("CLOSED"));
        JsonNode proposals = window.get("/api/v1/summaries/proposals", "sandbox-declarant").json().get("items");
        JsonNode proposal = null;
        for (JsonNode one : proposals) {
            JsonNode whole = window.get(one.get("links").get("self").asString(), "sandbox-declarant").json();
            proposal = whole.toString().contains(invtNo(closed)) ? whole : proposal;
        }
        assertThat(proposal).as("a proposal with %s among %s", invtNo(closed), proposals).isNotNull();
        Window.Answer calendar = window.get("/api/v1/calendar/due?rule=summary&from=" + proposal.get("month").asString() + "-01", "sandbox-declarant");
        assertThat(proposal.get("dueOn").isNull() ? null : proposal.get("dueOn").asString()).as(calendar.text())
                .isEqualTo(calendar.status() == 200 ? calendar.json().get("due").asString() : null);
        assertThat(proposal.get("declarations").get(0).get("lines")).hasSize(2);
        Window.Answer message = window.get(proposal.get("links").get("message").asString(), "sandbox-declarant");
        assertThat(message.status()).as(message.text()).isEqualTo(200);
        Window.Answer sent = window.post("/api/v1/submissions", "sandbox-declarant", "application/xml", window.sign(message.body(), "declarant", "SM2"));
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        JsonNode summed = await(orderNo, one -> !one.get("summaries").isEmpty() && one.get("summaries").get(0).get("complete").asBoolean());
        String entryId = summed.get("summaries").get(0).get("entryId").asString();
        assertThat(entryId).hasSize(18);
        JsonNode results = window.get("/api/v1/summaries", "sandbox-declarant").json().get("items");
        assertThat(results.toString()).contains(entryId).contains(invtNo(closed));
        // what is summed is proposed no more
        assertThat(window.get("/api/v1/summaries/proposals", "sandbox-declarant").json().get("items").toString())
                .doesNotContain(proposal.get("copNo").asString());
        assertThat(window.get("/api/v1/summaries", "sandbox-warehouse").json().get("items")).isEmpty();
    }

    private static String send(Window.SampleSet set) {
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        return set.orderNo();
    }

    /** Takes a fresh sample of this type with these parameters and submits it; the submission's id. */
    private static String post(String type, String parameters) {
        Window.Answer sample = window.get("/api/v1/sandbox/samples/" + type + ".xml?alg=SM2" + parameters, Window.ANYONE);
        assertThat(sample.status()).as(sample.text()).isEqualTo(200);
        Window.Answer answer = window.submit(sample.body());
        assertThat(answer.status()).as("%s: %s\n%s", type, answer.text(), new String(sample.body(), StandardCharsets.UTF_8)).isEqualTo(202);
        return answer.json().get("submissionId").asString();
    }

    private static JsonNode await(String orderNo, Predicate<JsonNode> enough) {
        List<JsonNode> last = new ArrayList<>();
        Awaitility.await().atMost(END_MAX).pollInterval(Duration.ofMillis(300)).until(() -> {
            JsonNode items = window.consignments(orderNo, 0);
            last.clear();
            items.forEach(last::add);
            return !last.isEmpty() && enough.test(last.get(0));
        });
        return last.get(0);
    }

    private static String state(JsonNode consignment) {
        return consignment.get("state").asString();
    }

    private static JsonNode document(JsonNode consignment, String kind) {
        for (JsonNode document : consignment.get("documents")) {
            if (document.get("kind").asString().equals(kind)) {
                return document;
            }
        }
        throw new AssertionError("No " + kind + " in " + consignment);
    }

    private static String invtNo(JsonNode consignment) {
        return consignment.toString().contains("\"LIST\"")
                ? document(consignment, "LIST").get("customsNumbers").path("invtNo").asString("") : "";
    }

    private static String waybill(JsonNode consignment) {
        return document(consignment, "WAYBILL").get("number").asString();
    }

    private static List<String> kinds(JsonNode consignment) {
        List<String> kinds = new ArrayList<>();
        consignment.get("related").forEach(one -> kinds.add(one.get("kind").asString()));
        return kinds;
    }
}
