package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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
        for (String[] set : new String[][] {{"import", "", "9610"}, {"import", "", "1210"}, {"export", "", "9610"}, {"import", "CIQ_DETAIN", "9610"}}) {
            Window.SampleSet samples = window.samples(set[0], set[1], "SM2", set[2]);
            samples.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
            assertThat(window.consignments(samples.orderNo(), 30)).isNotEmpty();
        }
        window.submit("<nothing/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Awaitility.await().atMost(COUNTED_MAX).untilAsserted(() -> assertThat(window.get("/api/v1/statistics/release-times?by=mode", "sandbox-regulator").json()
                .get("items").size()).as("modes with a release").isGreaterThanOrEqualTo(2));
        Awaitility.await().atMost(COUNTED_MAX).untilAsserted(() -> assertThat(window.get("/api/v1/statistics/reasons", "sandbox-regulator").json()
                .get("items").size()).isPositive());
    }

    @Test
    void everyFigureHasATableAndAPicture() {
        signIn("regulator");
        for (String figure : new String[] {"volumes", "acceptance", "reasons", "treatments", "release-times", "mismatches"}) {
            open("/console/statistics/" + figure + (figure.equals("volumes") ? "?by=mode" : ""));
            if (!figure.equals("mismatches")) {
                assertThat(elements("#numbers tbody tr")).as(figure).isNotEmpty();
                assertThat(element("#chart").isDisplayed()).as("picture of " + figure).isTrue();
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
        int width = element("#chart").getSize().getWidth();
        int height = element("#chart").getSize().getHeight();
        new Actions(driver()).moveToElement(element("#chart"), -width / 4 + width / 40, height / 3).click().perform();
    }
}
