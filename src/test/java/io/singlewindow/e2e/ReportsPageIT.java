package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month that is over: what the platform reports of it, and what is published, on a server whose clock goes on. */
class ReportsPageIT extends InBrowser {

    private static final Duration COUNTED_MAX = Duration.ofSeconds(60);
    private static final String PLATFORM = "91330100TERT00016Y";

    @TempDir
    static Path folder;

    private ServerProcess server;
    private Window window;
    private String month = "";

    @Override
    String server() {
        server = ServerProcess.start("sandbox", folder, ServerProcess.freePort(), "window.broker.port=0", "window.sandbox.demo=false",
                "window.statistics.publication.firms-min=1");
        window = new Window(server.url());
        month = YearMonth.from(OffsetDateTime.parse(window.get("/api/v1/sandbox/clock", Window.ANYONE).json().get("now").asString())).toString();
        for (String direction : new String[] {"import", "import", "export"}) {
            Window.SampleSet set = window.samples(direction, "", "SM2", "9610");
            set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
            assertThat(window.consignments(set.orderNo(), 30)).isNotEmpty();
        }
        Awaitility.await().atMost(COUNTED_MAX).untilAsserted(() -> assertThat(window.get("/api/v1/statistics/volumes", "sandbox-regulator").json()
                .get("whole").get("consignments").asInt()).isEqualTo(3));
        assertThat(window.post("/api/v1/sandbox/clock", Window.ANYONE, "application/json", "{\"advance\":\"P32D\"}".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(200);
        return server.url();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aPlatformReportsItsMonthAndSeesWhereItDiffers() {
        signIn("platform");
        open("/console/reports?month=" + month);
        await("Nothing was reported for this month yet.");
        driver().executeScript("document.getElementById('reported').value = arguments[0]", month);
        write("direction,mode,firm,orders,amount\nIMPORT,9610,nobody,2,396\nIMPORT,9610," + PLATFORM + ",-2,396\n");
        press("Send the report");
        assertThat(text()).contains("Line 2:", "Line 3:");
        write("direction,mode,firm,orders,amount\nIMPORT,9610," + PLATFORM + ",2,396\nEXPORT,9610," + PLATFORM + ",3,355\n");
        press("Send the report");
        assertThat(path()).isEqualTo("/console/reports?platform=" + PLATFORM + "&month=" + month);
        assertThat(elements("#gaps tbody tr")).hasSize(2);
        assertThat(element("#gaps tbody tr").getText()).contains("Export", "too far apart", "66.7 %");
        look("reports");
        element("#gaps tbody a").click();
        await("Consignments behind a row");
        assertThat(elements("main tbody tr")).hasSize(1);
        look("report-consignments");
        assertThat(window.get("/api/v1/statistics/reports/" + PLATFORM + "/" + month, "sandbox-regulator-ningbo").status()).as("Ningbo, of Hangzhou's platform")
                .isEqualTo(404);
    }

    @Test
    void aRegulatorPublishesAMonthForEveryone() {
        signIn("regulator");
        open("/published");
        fillMonth(month);
        press("Publish");
        assertThat(path()).isEqualTo("/published/" + month);
        assertThat(text()).contains("Version 1", "Hangzhou");
        look("published-month");
        open("/published");
        look("published");
        Window.Answer open = window.get("/api/v1/published/" + month, "");
        assertThat(open.status()).as("without credentials").isEqualTo(200);
        assertThat(open.json().get("items").size()).isEqualTo(6);
        assertThat(window.get("/api/v1/published/" + month, "", "text/csv").text()).startsWith("month,version,direction,mode,region,consignments,amount");
    }

    private void write(String csv) {
        driver().executeScript("document.getElementById('csv').value = arguments[0]", csv);
    }

    private void fillMonth(String value) {
        driver().executeScript("document.getElementById('month').value = arguments[0]", value);
    }
}
