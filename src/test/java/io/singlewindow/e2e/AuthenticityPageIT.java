package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How true a transaction's data are, as people read it. */
class AuthenticityPageIT extends InBrowser {

    private final Window window = SharedSandbox.window();

    /** Submits an import; where its consignment is, in the paths of doors and pages. */
    private String submitted(String scenario) {
        Window.SampleSet set = window.samples("import", scenario, "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !window.consignments(set.orderNo(), 0).isEmpty());
        return "/consignments/" + window.consignments(set.orderNo(), 0).get(0).get("consignmentId").asString();
    }

    private JsonNode authenticity(String consignment) {
        return window.get("/api/v1" + consignment + "/authenticity", "sandbox-regulator").json();
    }

    @Test
    void whatThePlatformSaysOtherwiseStandsBesideOrderAndPayment() throws Exception {
        String consignment = submitted("PLAT_AMOUNT");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> authenticity(consignment).get("verdict").asString("").equals("DIFFERED"));
        signIn("regulator");
        open("/console" + consignment);
        assertThat(element("#truth").getText()).contains("The platform says something else.");
        press("Times, questions and answers");
        assertThat(text()).contains("The platform says something else.").contains("counts against the truth grade").doesNotContain("Ask the platform");
        assertThat(element("tr.verdict-different").getText()).contains("Amount").contains("so the data differ");
        assertThat(element("#arrivals").getText()).contains("Payment").contains("Waybill").contains("in real time");
        assertThat(element("#attempts").getText()).contains("10000").contains("taken");
        look("authenticity-differed");
        element("#uploads input[name=reason]").sendKeys("complaint 12 投诉");
        Path upload = download("Download it as it came");
        assertThat(Files.readString(upload)).startsWith("{\"sessionID\":");
        assertThat(window.get("/api/v1/access?subject=" + consignment.substring("/consignments/".length()), "sandbox-regulator").text()).contains("complaint 12 投诉");
    }

    @Test
    void aRegulatorHasThePlatformAskedAndReadsThatItAgrees() {
        String consignment = submitted("");
        signIn("regulator");
        open("/console" + consignment + "/authenticity");
        assertThat(text()).contains("The platform was not asked.");
        look("authenticity-not-asked");
        press("Ask the platform");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> authenticity(consignment).get("verdict").asString("").equals("AGREED"));
        open(path());
        assertThat(text()).contains("The platform says the same.").contains("regulator");
        assertThat(elements("tr.verdict-different")).isEmpty();
        signIn("platform");
        open("/console" + consignment + "/authenticity");
        assertThat(text()).contains("The platform says the same.").doesNotContain("Ask the platform");
        assertThat(elements("input[name=reason]")).as("its own data need no reason").isEmpty();
        look("authenticity-agreed");
        signIn("payment");
        open("/console" + consignment + "/authenticity");
        assertThat(text()).as("not the payment firm's to know").doesNotContain("The platform says");
    }

    @Test
    void whatDoesNotCountSaysWhy() {
        String consignment = submitted("PLAT_FORGED");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !authenticity(consignment).get("uploads").isEmpty());
        signIn("platform");
        open("/console" + consignment + "/authenticity");
        assertThat(element("#uploads").getText()).contains("does not count").contains("SIG-008");
        look("authenticity-forged");
    }
}
