package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A consignment's page: from the search to the picture, the comparison, the message and the evidence. */
class ConsignmentPageIT extends InBrowser {

    private final Window window = SharedSandbox.window();

    private String submitted(String direction, String scenario, String state) {
        Window.SampleSet set = window.samples(direction, scenario, "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        return window.await(set.orderNo(), Duration.ofSeconds(60), one -> one.get("state").asString().equals(state)).get("orderNo").asString();
    }

    private byte[] changed(Window.Sample sample, String element, String value, String signer) {
        String message = new String(sample.message(), StandardCharsets.UTF_8).replaceAll("(<(?:ceb:)?" + element + ">)[^<]*(<)", "$1" + value + "$2");
        return window.sign(message.getBytes(StandardCharsets.UTF_8), signer, "SM2");
    }

    private void openFound(String order) {
        open("/console/search?lang=en&q=" + order);
        press(order);
    }

    @Test
    void aClosedImportTellsItsStoryAtOneGlance() {
        String order = submitted("import", "", "CLOSED");
        signIn("regulator");
        openFound(order);
        assertThat(text()).contains("Customs has closed it.").contains("What happened, and when").contains("Who must act");
        assertThat(element("svg.timeline title").getDomProperty("textContent")).contains(order);
        assertThat(elements("svg.timeline circle.stop.good")).isNotEmpty();
        assertThat(text()).contains("Nothing differs.").contains("All fields");
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            open(path());
            return text().contains("Nothing more: every authority has answered.");
        });
        look("consignment-closed");
        press("Verify now");
        assertThat(text()).contains("are proven under the signed head");
    }

    @Test
    void thePackageThatIsTakenAwayVerifiesAtHome() throws Exception {
        String order = submitted("import", "", "CLOSED");
        signIn("regulator");
        openFound(order);
        fill("reason", "court file 7 of 2026");
        press("Make the package");
        await("done");
        Path zip = download("Download");
        Process verifier = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-jar", "target/single-window-verify.jar", zip.toString())
                .redirectErrorStream(true).start();
        String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(verifier.waitFor()).as(said).isZero();
        openFound(order);
        press("Who saw this");
        assertThat(text()).contains("taken away").contains("court file 7 of 2026").contains(order);
        look("access-consignment");
    }

    @Test
    void personsAreShownForAReasonThatTheAccessLogKeeps() {
        String order = submitted("import", "", "CLOSED");
        signIn("regulator");
        openFound(order);
        element("#documents tbody tr:first-child td:last-child a").click();
        await("What was signed");
        assertThat(text()).contains("are masked").contains("**");
        look("raw-masked");
        fill("reason", "complaint of the buyer");
        press("Show them");
        assertThat(text()).contains("complaint of the buyer").doesNotContain("are masked");
        lookAsItIs("raw-unmasked-en");
        open("/console/access?lang=en&login=regulator");
        assertThat(text()).contains("personal data seen").contains("complaint of the buyer").contains(order);
        look("access-person");
        signIn("reviewer");
        openFound(order);
        element("#documents tbody tr:first-child td:last-child a").click();
        await("are masked");
        assertThat(elements("#reason")).as("only a regulator may").isEmpty();
    }

    @Test
    void aCompanySeesItsOwnDocumentsAndTheStateOnly() {
        String order = submitted("import", "", "CLOSED");
        signIn("platform");
        openFound(order);
        assertThat(text()).contains("You see your own documents");
        assertThat(elements("#documents tbody tr")).hasSize(1);
        look("consignment-company");
    }

    @Test
    void anExportWithItsRefundFitsTheSamePicture() {
        String order = submitted("export", "", "CLOSED");
        signIn("regulator");
        openFound(order);
        assertThat(element("svg.timeline").getText()).contains("Tax refund");
        look("consignment-export");
    }

    @Test
    void aRefusalIsRedAtOneGlance() {
        String order = submitted("import", "REJECT-CUSTOMS", "REJECTED");
        signIn("regulator");
        openFound(order);
        assertThat(elements("svg.timeline circle.stop.bad")).isNotEmpty();
        look("consignment-rejected");
    }

    @Test
    void aRejectedOrderIsFoundAndStandsBesideTheOneThatWasSentAgain() {
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        Window.Sample order = set.samples().stream().filter(sample -> sample.type().equals("CEB311")).findFirst().orElseThrow();
        Window.Answer refused = window.submit(changed(order, "currency", "9x9", "platform"));
        assertThat(refused.status()).isEqualTo(422);
        signIn("regulator");
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            open("/console/search?lang=en&q=" + set.orderNo());
            assertThat(text()).contains("Rejected messages");
        });
        assertThat(elements("table.found")).as("no consignment yet").isEmpty();
        look("search-rejected");
        element("[aria-labelledby=rejected-title] tbody a").click();
        await("What was found");
        assertThat(text()).contains("9x9").contains("are masked");
        assertThat(elements("ol.source li.found")).isNotEmpty();
        look("message-rejected");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        window.await(set.orderNo(), Duration.ofSeconds(60), one -> one.get("state").asString().equals("CLOSED"));
        openFound(set.orderNo());
        assertThat(element("svg.timeline").getText()).contains("rejected");
        assertThat(elements("#rejected tbody tr")).hasSize(1);
        look("consignment-sent-again");
    }

    @Test
    void aMismatchShowsWhatDiffersAndWhoMustAct() {
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        for (Window.Sample sample : set.samples()) {
            byte[] message = sample.type().equals("CEB411") ? changed(sample, "amountPaid", "1.00", "payment")
                    : sample.type().equals("CEB511") ? changed(sample, "consigneeTelephone", "13900009999", "logistics") : sample.message();
            assertThat(window.submit(message).status()).isEqualTo(202);
        }
        String order = window.await(set.orderNo(), Duration.ofSeconds(40), one -> one.get("state").asString().equals("MISMATCHED")).get("orderNo").asString();
        signIn("regulator");
        openFound(order);
        assertThat(text()).contains("The documents do not agree.").contains("The sender of the wrong document");
        assertThat(elements("tr.verdict-different")).isNotEmpty();
        assertThat(elements("tr.verdict-equal")).as("only differences at first").isEmpty();
        look("consignment-mismatched");
        press("All fields (" + element(".switch a:nth-child(2)").getText().replaceAll("[^0-9]", "") + ")");
        assertThat(elements("tr.verdict-equal")).isNotEmpty();
        look("consignment-fields");
    }

    @Test
    void whatIsMissingIsDashed() {
        Window.SampleSet set = window.samples("import", "", "RSA-SHA256", "9610");
        set.samples().stream().filter(sample -> !sample.type().equals("CEB411"))
                .forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        window.await(set.orderNo(), Duration.ofSeconds(40), one -> one.get("documents").size() >= 2);
        signIn("regulator");
        openFound(set.orderNo());
        assertThat(text()).contains("Documents are still missing.").contains("Missing: Payment");
        assertThat(elements("svg.timeline circle.missing")).isNotEmpty();
        look("consignment-waiting");
    }
}
