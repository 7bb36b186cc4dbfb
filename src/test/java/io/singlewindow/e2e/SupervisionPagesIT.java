package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Early warnings and credit as officials and firms read them, and what they do about them. */
class SupervisionPagesIT extends InBrowser {

    private static final String FIRM = "91330100TERT00024R";
    private static final String REGULATOR = "sandbox-regulator";

    private static final Map<String, String> SENDERS = Map.of("CEB311", "platform", "CEB411", "payment", "CEB511", "logistics", "CEB621", "declarant");

    /** Documents of a consignment of 2,998 yuan, bought by a person who buys nothing else. */
    private static List<Window.Sample> dear(Window.SampleSet set) {
        return set.samples().stream().map(sample -> {
            String text = new String(sample.message(), StandardCharsets.UTF_8)
                    .replaceAll("(?s)<ds:Signature.*</ds:Signature>", "").replaceAll("000000[0-9]{11}[0-9X]", "000000199001010026")
                    .replace("158<", "2958<").replace("158.00<", "2958.00<").replace("198.00<", "2998.00<").replace("220.52<", "3020.52<");
            return new Window.Sample(sample.name(), SharedSandbox.window().sign(text.getBytes(StandardCharsets.UTF_8), SENDERS.get(sample.type()), "SM2"));
        }).toList();
    }

    private static void submit(List<Window.Sample> samples) {
        samples.forEach(sample -> assertThat(SharedSandbox.window().submit(sample.message()).status()).isEqualTo(202));
    }

    /** As a browser's date field takes it. */
    private static String day(int daysLater) {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(daysLater).format(DateTimeFormatter.ofPattern("MMdduuuu"));
    }

    @Test
    void aWarningLowersTheGradeIsReadWithItsEvidenceAndDealtWithInItsRegion() {
        Window window = SharedSandbox.window();
        submit(dear(window.samples("import", "", "SM2", "9610")).subList(0, 1));
        Window.SampleSet second = window.samples("import", "", "SM2", "9610");
        List<Window.Sample> documents = dear(second);
        submit(documents.subList(0, 1));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !window.get("/api/v1/warnings?rule=SPLIT_ORDERS&state=OPEN", REGULATOR).json().get("items").isEmpty());
        JsonNode warning = window.get("/api/v1/warnings?rule=SPLIT_ORDERS&state=OPEN", REGULATOR).json().at("/items/0");
        String page = "/console/warnings/" + warning.get("warningId").asString();

        submit(documents.subList(1, documents.size()));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> window.consignments(second.orderNo(), 0).get(0).get("decision").get("authorities").has("customs"));
        JsonNode decided = window.consignments(second.orderNo(), 0).get(0);
        assertThat(decided.at("/decision/grade").asString()).as("a warning weighs").isEqualTo("T4");
        assertThat(decided.at("/decision/reasons").findValuesAsString("row")).contains("GR-06");

        signIn("regulator-ningbo");
        open("/console/warnings");
        assertThat(text()).as("another region's").contains("There is no such warning");
        open(page);
        assertThat(text()).doesNotContain("Evidence");
        assertThat(window.get("/api/v1/warnings/" + warning.get("warningId").asString(), "sandbox-regulator-ningbo").status()).isNotEqualTo(200);

        signIn("regulator");
        press("warnings nobody has looked at");
        fill("rule", "SPLIT_ORDERS");
        press("Show");
        assertThat(path()).contains("rule=SPLIT_ORDERS").contains("state=OPEN");
        look("warnings");
        open("/console/warnings?rule=SPLIT_ORDERS&state=OPEN");
        press("Orders that look like one, split");
        assertThat(text()).contains("Their total, yuan").contains("Documents that show it (2)").contains("Limit of one transaction: 5000 yuan").contains("财关税〔2018〕49号");
        press("Dismiss it");
        assertThat(text()).contains("reason of 0 characters");
        lookAsItIs("warning-faults-en");
        press("I look into it");
        assertThat(text()).contains("being looked into");
        fill("reason", "Two orders of one evening 同一晚两单");
        press("It is so");
        assertThat(text()).contains("confirmed").contains("Two orders of one evening").doesNotContain("It is so");
        look("warning");
        open("/console/consignments/" + decided.get("consignmentId").asString() + "/decision");
        assertThat(text()).contains("T4, not proved").contains("a warning is open");
        look("decision-warned");

        signIn("platform");
        open(page);
        assertThat(text()).contains("Their total, yuan").doesNotContain("Person (key)").doesNotContain("What do you make of it?");
    }

    @Test
    void aFirmIsListedObjectsAndIsAnswered() {
        signIn("regulator");
        open("/console/credit/" + FIRM);
        assertThat(text()).contains("may take the fast track").contains("not known: no consignment of");
        press("Record something of this firm");
        fill("kind", "LISTING");
        fill("source", "PUBLIC");
        fill("reference", "L-PAGE-1");
        fill("reason", "Fake trade 虚假交易");
        fill("decisionNo", "1号");
        fill("noticedOn", day(-20));
        fill("determinedOn", day(-1));
        press("Record");
        assertThat(text()).contains("Nothing was changed").contains("the day of the hearing");
        assertThat(element("#heardOn").getDomAttribute("aria-invalid")).isEqualTo("true");
        lookAsItIs("credit-faults-en");
        fill("heardOn", day(-10));
        press("Record");
        assertThat(text()).contains("On the dishonesty list").contains("Listed as dishonest").contains("Hearing");

        signIn("payment");
        open("/console/credit/" + FIRM);
        press("Objection");
        String listing = element("article").getDomAttribute("id");
        fill("reference-" + listing, "O-PAGE-1");
        fill("reason-" + listing, "It was another firm 并非本企业");
        press("Record");
        assertThat(text()).contains("objection pending").doesNotContain("recorded by");

        signIn("regulator");
        open("/console/credit");
        assertThat(text()).contains("It was another firm").contains("1号");
        look("credit");
        open("/console/credit/" + FIRM);
        look("credit-firm");
        open("/console/credit/" + FIRM);
        press("Answer the objection");
        String objection = element("article").getDomAttribute("id");
        fill("reference-" + objection, "U-PAGE-1");
        fill("reason-" + objection, "It is so 属实");
        press("Record");
        assertThat(text()).contains("may take the fast track").contains("Objection upheld");

        signIn("regulator-ningbo");
        open("/console/credit/" + FIRM);
        assertThat(text()).as("of another region").doesNotContain("Objection upheld");
    }
}
