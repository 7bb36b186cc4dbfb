package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A consignment's page: from the search to the picture, the comparison, the message and the evidence. */
class ConsignmentPageIT extends InBrowser {

    private final Window window = SharedSandbox.window();

    private String submitted(String direction, String scenario, String state) {
        Window.SampleSet set = window.samples(direction, scenario, "SM2", direction.equals("import") ? "1210" : "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        return window.await(set.orderNo(), Duration.ofSeconds(60), one -> one.get("state").asString().equals(state)).get("orderNo").asString();
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
        look("consignment-closed");
        press("Verify now");
        assertThat(text()).contains("are proven under the signed head");
    }

    @Test
    void aMismatchShowsWhatDiffersAndWhoMustAct() {
        String order = submitted("import", "MISMATCH", "MISMATCHED");
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
        Window.SampleSet set = window.samples("import", "", "RSA-SHA256", "1210");
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
