package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.interactions.Actions;

/** The page of statistics: each figure as table and picture, and the way to the search behind it. */
class StatisticsPageIT extends InBrowser {

    private static final Duration COUNTED_MAX = Duration.ofSeconds(60);

    @BeforeAll
    void somethingIsCounted() {
        Window window = SharedSandbox.window();
        for (String[] set : new String[][] {{"import", "", "9610"}, {"import", "", "9610"}, {"export", "", "9610"}, {"import", "CIQ_DETAIN", "9610"}}) {
            Window.SampleSet samples = window.samples(set[0], set[1], "SM2", set[2]);
            samples.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
            assertThat(window.consignments(samples.orderNo(), 30)).isNotEmpty();
        }
        Window.SampleSet differs = window.samples("import", "", "SM2", "9610");
        differs.samples().forEach(sample -> assertThat(window.submit(sample.type().equals("CEB511") ? toAnother(window, sample) : sample.message()).status()).isEqualTo(202));
        assertThat(window.consignments(differs.orderNo(), 30).get(0).get("state").asString()).isEqualTo("MISMATCHED");
        window.submit("<nothing/>".getBytes(StandardCharsets.UTF_8));
        Awaitility.await().atMost(COUNTED_MAX).untilAsserted(() -> assertThat(window.get("/api/v1/statistics/release-times?by=direction", "sandbox-regulator").json()
                .get("items").size()).as("directions with a release").isGreaterThanOrEqualTo(2));
        Awaitility.await().atMost(COUNTED_MAX).untilAsserted(() -> assertThat(window.get("/api/v1/statistics/mismatches", "sandbox-regulator").json()
                .get("items")).as("a difference for which a list is returned").anyMatch(row -> row.get("returning").asInt() > 0));
        Awaitility.await().atMost(COUNTED_MAX).untilAsserted(() -> assertThat(window.get("/api/v1/statistics/reasons", "sandbox-regulator").json()
                .get("items").size()).isPositive());
    }

    /** A waybill to somebody else than the order's consignee, signed anew. */
    private static byte[] toAnother(Window window, Window.Sample sample) {
        String text = new String(sample.message(), StandardCharsets.UTF_8).replaceAll("(?s)<ds:Signature.*</ds:Signature>", "")
                .replaceAll("<ceb:consignee>[^<]*", "<ceb:consignee>李四").replaceAll("<ceb:consigneeTelephone>", "<ceb:consigneeTelephone>1");
        return window.sign(text.getBytes(StandardCharsets.UTF_8), "logistics", "RSA-SHA256");
    }

    @Test
    void everyFigureHasATableAndAPicture() {
        signIn("regulator");
        for (String figure : new String[] {"volumes", "acceptance", "reasons", "treatments", "release-times", "mismatches"}) {
            open("/console/statistics/" + figure + (figure.equals("volumes") ? "?by=direction" : ""));
            if (!figure.equals("mismatches")) {
                assertThat(elements("#numbers tbody tr")).as(figure).isNotEmpty();
                assertThat(element("#chart").isDisplayed()).as("picture of " + figure).isTrue();
            } else {
                assertThat(elements("table.heat td a")).extracting(link -> link.getDomAttribute("href"))
                        .allMatch(href -> href.contains("platform=")).allMatch(href -> href.contains("&differs="));
            }
            look("statistics-" + figure);
        }
    }

    @Test
    void aRowAndABarLeadToTheSearchBehindThem() {
        signIn("regulator");
        open("/console/statistics/volumes?by=direction&mode=9610");
        String search = element("#numbers tbody tr").getDomAttribute("data-search");
        assertThat(search).startsWith("/console/search?direction=").contains("&mode=9610", "&from=", "&to=");
        assertThat(element("#numbers tbody a").getDomAttribute("href")).isEqualTo(search);
        element("#chart").isDisplayed();
        clickFirstBar();
        Awaitility.await().atMost(COUNTED_MAX).untilAsserted(() -> assertThat(path()).isEqualTo(search));
    }

    @Test
    void aReasonLeadsToTheMessagesBehindIt() {
        signIn("regulator");
        open("/console/statistics/reasons");
        element("#numbers tbody a").click();
        await("Rejected messages");
        assertThat(elements("main tbody tr")).isNotEmpty();
        look("statistics-rejected");
    }

    @Test
    void whoHasNoPartInItHasNoPage() {
        signIn("rules-author");
        open("/console/statistics");
        assertThat(text()).contains("You may not do this");
        signIn("regulator-ningbo");
        open("/console/statistics?lang=en");
        assertThat(text()).contains("Nothing was counted");
    }

    /** In the lower part of the first of two bars. */
    private void clickFirstBar() {
        driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", element("#chart"));
        int width = element("#chart").getSize().getWidth();
        int height = element("#chart").getSize().getHeight();
        new Actions(driver()).moveToElement(element("#chart"), -width / 4 + width / 40, height / 3).click().perform();
    }
}
