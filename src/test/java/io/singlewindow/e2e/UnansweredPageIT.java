package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an authority has taken and not answered, on the operator's pages and on the consignment's. */
@Tag("nightly")
class UnansweredPageIT extends InBrowser {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final String REASON = "Inspection has stamped it on paper";

    @TempDir
    private static Path folder;

    private ServerProcess server;
    private Window window;

    @Override
    String server() {
        server = ServerProcess.start("sandbox", folder.resolve("data"), ServerProcess.freePort(), "window.dispatch.overdue.inspection-hours=2",
                "window.broker.port=0", "window.sandbox.demo=false");
        window = new Window(server.url());
        return server.url();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theOperatorSeesItInTheHealthAndLetsItBeAndTheConsignmentSaysWhoAndWhy() {
        assertThat(window.put("/api/v1/sandbox/authorities/inspection/mode", Window.ANYONE, "{\"mode\":\"SILENT\"}").status()).isEqualTo(200);
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(AT_MOST).until(() -> window.consignments(set.orderNo(), 0).toString().matches(".*\"authority\":\"inspection\"[^}]*\"state\":\"SENT\".*"));
        window.advance(Duration.ofHours(2));
        signIn("operator");
        whileItChanges().untilAsserted(() -> {
            open("/ops/health");
            assertThat(text()).contains("Has taken a message and answered nothing for too long");
        });
        look("health-overdue");
        open("/");
        assertThat(text()).contains("messages taken and not answered");
        open("/ops/parked");
        assertThat(text()).contains("One message to Inspection and quarantine, taken and not answered").contains("ask the authority");
        look("parked-overdue");
        press("Let it be instead");
        assertThat(text()).contains("has not said what became of it").contains("A receipt that comes later still counts");
        lookAsItIs("parked-overdue-let-be-en");
        fill("discard-reason0", REASON);
        fill("discard-count0", "1");
        press("Let it be");
        await("Given up or let be by an operator");
        assertThat(text()).contains(REASON);
        look("parked-let-be");
        signIn("regulator");
        open("/console/consignments/" + window.consignments(set.orderNo(), 0).get(0).get("consignmentId").asString());
        assertThat(text()).contains("Let be by").contains(REASON).contains("nobody waits for an answer any more").doesNotContain("is not told");
        look("consignment-let-be");
    }
}
