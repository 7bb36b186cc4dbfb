package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The rules, how they change, and what was decided by them, as people read it. */
class RulesPagesIT extends InBrowser {

    private static final String CUSTOMS = "tables/20-customs.yaml";

    @TempDir
    private Path folder;

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    }

    /** A consignment that was decided; its id. */
    private static String decided() {
        Window window = SharedSandbox.window();
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            JsonNode found = window.consignments(set.orderNo(), 0);
            return !found.isEmpty() && found.get(0).get("decision").get("authorities").has("customs");
        });
        return window.consignments(set.orderNo(), 0).get(0).get("consignmentId").asString();
    }

    /** Content of a file of the first version. */
    private static String file(String name) {
        return SharedSandbox.window().get("/api/v1/rules/versions/1", Window.ANYONE).json().get("files").get(name).asString();
    }

    private Path changed(String from, String to) throws IOException {
        String content = file(CUSTOMS);
        assertThat(content).contains(from);
        return Files.writeString(folder.resolve("20-customs.yaml"), content.replace(from, to), StandardCharsets.UTF_8);
    }

    @Test
    void theRulesOfADayAreReadInWordsWithTheFiguresOfThatDay() {
        signIn("platform");
        open("/console/rules?on=2018-12-31");
        assertThat(element("#LIM_SINGLE").getText()).contains("2000 yuan").contains("2016-04-08 to 2018-12-31").contains("财关税〔2016〕18号");
        assertThat(elements("#CU-10")).as("holds from the next day on").isEmpty();
        press("Rules");
        fill("on", "01012019");
        press("Show");
        assertThat(element("#LIM_SINGLE").getText()).contains("5000 yuan");
        assertThat(element("#CU-10").getText()).contains("over the single limit with several items").contains("rejected").contains("Declare as general trade").contains("财关税〔2018〕49号");
        assertThat(element("#CU-05").getText()).contains("Hangzhou").contains("1239");
        open("/console/rules?on=2019-01-01&region=yiwu");
        assertThat(elements("#CU-05")).as("for Hangzhou and Ningbo only").isEmpty();
        look("rules");
    }

    /** Id of the field that holds the table of customs: its number changes with the files of a version. */
    private String content() {
        return element("textarea[name='file:" + CUSTOMS + "']").getDomAttribute("id");
    }

    @Test
    void aChangeIsProposedByOneReadByAllTriedOnAPastDayAndApprovedByAnother() throws IOException {
        String consignment = decided();
        signIn("rules-author");
        open("/console/rules/versions");
        press("Propose a change");
        fill("reason", "Trial: authentic transactions of certified firms are looked at on paper 试行审单");
        press(CUSTOMS);
        element("input[data-into='" + content() + "']").sendKeys(Files.writeString(folder.resolve("faulty.yaml"), "table: customs\nrows: [").toString());
        Awaitility.await().until(() -> !String.valueOf(element("#" + content()).getDomProperty("value")).isEmpty());
        press("Propose");
        assertThat(text()).contains("Nothing was changed").contains("no YAML");
        lookAsItIs("rule-version-new-faults-en");
        element("input[data-into='" + content() + "']").sendKeys(changed("then: {treatment: GREEN, sampleFactor: SAMPLE_FACTOR_ORDINARY}", "then: {treatment: YELLOW}").toString());
        Awaitility.await().until(() -> String.valueOf(element("#" + content()).getDomProperty("value")).contains("id: CU-20"));
        press("Propose");
        assertThat(path()).matches("/console/rules/versions/[0-9]+");
        String version = path();
        assertThat(text()).contains("proposed").contains("CU-20").contains("green: released by itself").contains("yellow: documents are checked")
                .contains("waits for an approver");
        assertThat(elements("button.danger")).as("nobody decides on their own draft").isEmpty();
        look("rule-version-proposed");
        tried(version);
        assertThat(text()).as("an author sees no trade data").contains("decisions made again").contains("Would be").contains("not shown to you").doesNotContain(consignment);
        look("rule-replay");
        signIn("regulator");
        tried(version);
        assertThat(text()).contains(consignment).doesNotContain("not shown to you");

        signIn("rules-approver");
        press("versions of the rules to approve");
        assertThat(text()).contains("Trial: authentic transactions");
        open(version);
        press("Approve");
        agree();
        await("rules-approver");
        assertThat(text()).contains("approved").doesNotContain("Refuse");
        open("/console/rules/versions");
        assertThat(text()).contains("rules-author").contains("rules-approver").contains("in force");
        look("rule-versions");
    }

    /** The replay runs as a job, whose result is a page. */
    private void tried(String version) {
        open(version);
        press("Replay the day");
        assertThat(path()).startsWith("/console/jobs/");
        await("done");
        press("Read the result");
    }

    @Test
    void aDecisionSaysWhatWhyWhoActsAndHowToObject() {
        String id = decided();
        signIn("regulator");
        open("/console/consignments/" + id + "/decision");
        assertThat(text()).contains("Truth grade").contains("What happens next").contains("Who must act").contains("How to object").contains("Assumed");
        press(element("details summary").getText());
        assertThat(text()).contains("open warnings").contains("Digest of the facts");
        look("decision");
        signIn("declarant");
        open("/console/consignments/" + id + "/decision");
        press(element("details summary").getText());
        assertThat(text()).contains("are shown to officials only").doesNotContain("open warnings\n");
        for (String party : List.of("platform", "payment")) {
            signIn(party);
            open("/console/consignments/" + id + "/decision");
            assertThat(text()).as(party + " did not declare it").doesNotContain("Truth grade");
        }
        signIn("regulator-ningbo");
        open("/console/consignments/" + id + "/decision");
        assertThat(text()).as("of another region").doesNotContain("Truth grade");
    }

    @Test
    void whatTheRulesWouldSayIsAskedByAFormWhoseAddressHoldsTheFacts() {
        signIn("platform");
        open("/console/evaluate");
        look("evaluate-empty");
        fill("tradeMode", "1210");
        press("Record filing and goods");
        fill("goodsRisk", "BARRED");
        press("Ask the rules");
        assertThat(path()).contains("goodsRisk=BARRED");
        assertThat(text()).contains("Together: it is rejected.").contains("Stop the sale");
        look("evaluate");
        open("/console/evaluate?on=" + today() + "&itemCount=many");
        assertThat(text()).contains("a whole number");
    }
}
