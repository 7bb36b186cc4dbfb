package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.CompanyCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The console without a mouse: Tab, Enter, space and arrows lead to everything, and the eye can follow. */
class KeyboardIT extends InBrowser {

    private static final Duration COUNTED_MAX = Duration.ofSeconds(60);

    private final Window window = SharedSandbox.window();
    private String order = "";
    private Keyboard keys;

    @TempDir
    Path folder;

    @BeforeAll
    void aConsignmentIsThere() {
        keys = new Keyboard(driver());
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        order = set.orderNo();
        window.await(order, Duration.ofSeconds(60), one -> one.get("match").isObject());
    }

    private void enter(String login) {
        driver().get(server() + "/sign-in?lang=en");
        driver().manage().deleteAllCookies();
        open("/sign-in?lang=en");
        // the first field has the keyboard when the page comes
        keys.press(login, Keys.TAB, "sandbox", Keys.ENTER);
        await("Sign out");
    }

    private void follow(String css) {
        keys.to(css);
        keys.press(Keys.ENTER);
    }

    private void goTo(String navigation) {
        keys.to("nav.pages a[href='" + navigation + "']");
        keys.press(Keys.ENTER);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> path().startsWith(navigation));
    }

    private void findTheConsignment() {
        goTo("/console/search");
        keys.to("#q");
        keys.press(order, Keys.ENTER);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> path().contains("q=" + order));
        follow("table.found tbody a");
        await("The documents beside each other");
    }

    @Test
    void theWayIsFromSigningInToAConsignmentPastTheNavigation() {
        enter("regulator");
        findTheConsignment();
        driver().executeScript("document.activeElement.blur(); window.lastFocused = null;");
        assertThat(keys.to("a.skip").words()).isEqualTo("To the content");
        keys.press(Keys.ENTER);
        keys.press(Keys.TAB);
        assertThat(driver().executeScript("return document.activeElement.closest('main') !== null")).as("in the content after the link there").isEqualTo(true);
    }

    @Test
    @Tag("nightly")
    void theComparisonIsReadAndAPackageMade() throws IOException {
        driver().executeCdpCommand("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        enter("regulator");
        findTheConsignment();
        follow("#compare a[href*='fields=all']");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> path().contains("fields=all"));
        keys.to("#compare .wide");
        keys.press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN);
        assertThat(element("#compare table").isDisplayed()).isTrue();
        keys.to("#reason");
        keys.press("Complaint 17 is looked into", Keys.ENTER);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> path().startsWith("/console/jobs/"));
        await("done");
        keys.to("a[download]");
        keys.press(Keys.ENTER);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.anyMatch(file -> file.toString().endsWith(".zip"));
            }
        });
    }

    @Test
    @Tag("nightly")
    void whatIsMaskedIsShownForAReason() {
        enter("regulator");
        findTheConsignment();
        follow("#documents a[href$='/raw']");
        await("What was signed");
        keys.to("#reason");
        keys.press("Complaint 17 is looked into", Keys.ENTER);
        await("Shown for this reason");
    }

    @Test
    @Tag("nightly")
    void parkedWorkIsGivenUp() {
        window.post("/api/v1/authorities/forex/receipts", "", "application/xml", "<Nobody guid=\"by-keys\"/>".getBytes(StandardCharsets.UTF_8));
        enter("operator");
        goTo("/ops/parked");
        keys.toWords("Give it up instead");
        keys.press(Keys.ENTER);
        Keyboard.Place reason = keys.to("input[name=reason]");
        keys.press("nobody signed it", Keys.TAB);
        String label = String.valueOf(driver().executeScript("return document.activeElement.labels[0].textContent"));
        assertThat(label).contains("confirm");
        keys.press(label.replaceAll("[^0-9]", ""), Keys.ENTER);
        await("discarded. See below.");
        assertThat(reason.what()).startsWith("input#discard-reason");
    }

    @Test
    @Tag("nightly")
    void aReviewerSaysADepartmentsWord() {
        String code = "91330100TERT7" + String.format("%04d", System.nanoTime() % 10_000);
        String uscc = code + CompanyCode.checkCharacter(code);
        Window.Answer filed = window.call("POST", "/api/v1/filings/entities", Window.ANYONE, "{\"uscc\":\"" + uscc + "\",\"name\":{\"zh\":\"键盘商行\",\"en\":\"Keyboard Traders\"}"
                + ",\"class\":2,\"roles\":[\"ECOMMERCE\"],\"region\":\"hangzhou\",\"businesses\":[\"IMPORT_9610\"]}");
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        String filingNo = filed.json().get("filingNo").asString();
        enter("reviewer-commerce");
        goTo("/console/reviews");
        keys.to("#q");
        keys.press(filingNo, Keys.ENTER);
        await("Record the word of Commerce");
        keys.to("input[name=action]");
        keys.press(Keys.ARROW_DOWN);
        String chosen = String.valueOf(driver().executeScript("return document.activeElement.value"));
        while (!String.valueOf(driver().executeScript("return document.activeElement.value")).equals("APPROVE")) {
            keys.press(Keys.ARROW_DOWN);
            assertThat(driver().executeScript("return document.activeElement.value")).as("arrows come round without APPROVE").isNotEqualTo(chosen);
        }
        keys.to("#commerce-reason");
        keys.press("all papers are there");
        keys.toWords("Record the word of Commerce");
        keys.press(Keys.ENTER);
        await("It is recorded");
    }

    @Test
    @Tag("nightly")
    void aVersionOfTheRulesIsReadAndAFigureLeadsToItsSearch() {
        Awaitility.await().atMost(COUNTED_MAX).untilAsserted(() -> assertThat(window.get("/api/v1/statistics/volumes?by=day", "sandbox-regulator").json()
                .get("items").size()).isPositive());
        enter("regulator");
        goTo("/console/rules");
        follow("main a[href='/console/rules/versions']");
        follow("main tbody a[href='/console/rules/versions/1']");
        await("In force from");
        goTo("/console/statistics");
        follow("#numbers tbody th a");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> path().startsWith("/console/search?"));
        assertThat(elements("table.found tbody tr")).isNotEmpty();
    }

    @Test
    @Tag("nightly")
    void everythingOnEveryPageIsReachedAndSeenAndNothingHoldsTheKeyboard() {
        Map<String, List<String>> pages = Map.of(
                "regulator", List.of("/", "/console/search", "/console/access", "/console/reviews", "/console/rules", "/console/rules/versions", "/console/evaluate", "/console/warnings",
                        "/console/credit", "/console/statistics/volumes", "/console/statistics/reasons", "/console/reports", "/published"),
                "operator", List.of("/", "/deliveries", "/ops/health", "/ops/parked", "/ops/routes?live=off", "/ops/accounts"),
                "platform", List.of("/", "/console/search", "/console/filings", "/console/filings/entities/new", "/deliveries"),
                "warehouse", List.of("/warehouse"));
        Set<String> faults = new LinkedHashSet<>();
        pages.forEach((login, paths) -> {
            enter(login);
            for (String path : paths) {
                open(path);
                faults.addAll(keys.throughAll());
            }
        });
        enter("regulator");
        findTheConsignment();
        faults.addAll(keys.throughAll());
        follow("#documents a[href$='/raw']");
        await("What was signed");
        faults.addAll(keys.throughAll());
        assertThat(faults).isEmpty();
    }
}
