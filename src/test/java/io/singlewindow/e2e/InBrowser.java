package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Pages in a headless Chromium, against the shared sandbox. A test of a page extends it, signs in, does what a person would do,
 * and calls {@link #look} for each state of the page that is worth a picture: that checks the page in both languages and
 * widths, and leaves the pictures in {@code target/screens} for somebody to look at.
 *
 * <p>Skipped where there is no Chromium with its driver; accessibility is looked at where {@code src/test/node} is installed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {

    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getProperty("chromedriver", "/usr/bin/chromedriver"));
    /** Where a build is to show that the pages work, as in CI, a missing browser is a failure. */
    private static final boolean REQUIRED = Boolean.parseBoolean(System.getenv("BROWSER_REQUIRED"));
    private static final Path AXE = Path.of("src/test/node/node_modules/axe-core/axe.min.js");
    private static final Path PICTURES = Path.of("target/screens");
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
    private static final boolean EACH_WIDTH = Boolean.getBoolean("looks.each-width");
    private static final Dimension DESKTOP = new Dimension(1280, 900);
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    /** True for what leads to another page, without a question before it and not by htmx. */
    private static final String LEAVES = "const e = arguments[0]; const leaves = !e.closest('[hx-get],[hx-post],[data-confirm]')"
            + " && (e.tagName === 'A' || e.type === 'submit' && e.form !== null); window.isToLeave = leaves; return leaves";
    /** A page that comes knows nothing of the mark that {@link #LEAVES} has set. */
    private static final String HAS_LEFT = "return !window.isToLeave";
    private static final int PICTURE_HEIGHT_MAX = 4_000;

    private String url = "";
    private ChromeDriver browser;

    /** The server that is looked at. */
    String server() {
        return SharedSandbox.server().url();
    }

    @BeforeAll
    void start() {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        String missing = "no " + CHROMIUM + " with " + DRIVER + "; install chromium and chromium-driver (.ci/run does), and this test runs";
        assertThat(there || !REQUIRED).as(missing).isTrue();
        if (!there) {
            System.err.println("SKIPPED " + getClass().getSimpleName() + ": " + missing);
        }
        Assumptions.assumeTrue(there, missing);
        url = server();
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-sync", "--no-first-run", "--hide-scrollbars");
        options.setCapability("goog:loggingPrefs", logs);
        browser = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(), options);
        browser.manage().window().setSize(DESKTOP);
        browser.manage().timeouts().scriptTimeout(ANSWER_MAX);
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.quit();
        }
    }

    /** Signs in with an account of the sandbox, in English; whoever was signed in is not any more. */
    final void signIn(String login) {
        signIn(login, "sandbox");
    }

    /** Signs in with another password, or tries to. */
    final void signIn(String login, String password) {
        browser.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        open("/sign-in?lang=en");
        // not key by key: a run signs in two hundred times
        browser.executeScript("document.getElementById('login').value = arguments[0]; document.getElementById('secret').value = arguments[1]", login, password);
        press("Sign in");
    }

    /** For gestures that need more than an element. */
    final ChromeDriver driver() {
        return browser;
    }

    /** Opens a page of the window. */
    final void open(String path) {
        browser.get(url + path);
    }

    /** Path and query of the page that is shown. */
    final String path() {
        return browser.getCurrentUrl().substring(url.length());
    }

    /** What the page says, as it is seen. */
    final String text() {
        return browser.findElement(By.tagName("body")).getText();
    }

    /** The first element of a CSS selector, as soon as it is there. */
    final WebElement element(String css) {
        return whileItChanges().until(() -> elements(css), found -> !found.isEmpty()).get(0);
    }

    /** All elements of a CSS selector, none too. */
    final List<WebElement> elements(String css) {
        return browser.findElements(By.cssSelector(css));
    }

    /** Waits until the page says this. */
    final void await(String words) {
        whileItChanges().untilAsserted(() -> assertThat(text()).contains(words));
    }

    /** Writes into the field of this id. */
    final void fill(String id, String value) {
        WebElement field = element("#" + id.replace("/", "\\/"));
        if (field.getTagName().equals("select")) {
            field.findElement(By.cssSelector("option[value='" + value + "']")).click();
            return;
        }
        field.clear();
        field.sendKeys(value);
    }

    /** What the signed-in browser gets there: the status, how it is to be shown, and the text. */
    final String fetched(String path) {
        return String.valueOf(browser.executeAsyncScript("const done = arguments[arguments.length - 1]; fetch(arguments[0]).then(r => r.text().then(t => done("
                + "r.status + ' ' + (r.headers.get('Content-Disposition') || '').split(';')[0] + ' ' + t)), e => done(String(e)))", path));
    }

    /** The element that has the keyboard. */
    final WebElement focused() {
        return browser.switchTo().activeElement();
    }

    /** Presses the button, or follows the link, with these words, and waits for the page that comes. */
    final void press(String words) {
        WebElement pressed = browser.findElements(By.xpath("//*[self::button or self::a or self::summary][normalize-space(.)='" + words + "']")).stream()
                .filter(WebElement::isDisplayed).findFirst().orElseThrow(() -> new AssertionError("Nothing to press says " + words + " on " + path() + ":\n" + text()));
        boolean leaves = Boolean.TRUE.equals(browser.executeScript(LEAVES, pressed));
        pressed.click();
        if (leaves) {
            whileItChanges().until(() -> Boolean.TRUE.equals(browser.executeScript(HAS_LEFT)));
        }
    }

    /** Presses the button, or follows the link, that begins with these words and gives a file; where the file lies when it has come. */
    final Path download(String words) {
        try {
            Path folder = Files.createTempDirectory("downloads");
            browser.executeCdpCommand("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
            browser.findElement(By.xpath("//*[self::button or self::a][starts-with(normalize-space(.), '" + words + "')]")).click();
            return Awaitility.await().atMost(ANSWER_MAX).until(() -> {
                try (var files = Files.list(folder)) {
                    return files.filter(file -> !file.toString().endsWith(".crdownload") && !file.getFileName().toString().startsWith(".")).findFirst().orElse(null);
                }
            }, java.util.Objects::nonNull);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /**
     * Asks a page that may be changing under the question. The driver then says so in several ways: a stale element, a script
     * that a navigation ended, or an "unknown error" of a node that belongs to another document by now.
     */
    static ConditionFactory whileItChanges() {
        return Awaitility.await().atMost(ANSWER_MAX).ignoreExceptionsInstanceOf(WebDriverException.class);
    }

    /** Says yes to what the page asks. */
    final void agree() {
        Awaitility.await().atMost(ANSWER_MAX).ignoreExceptionsInstanceOf(NoAlertPresentException.class).until(() -> {
            browser.switchTo().alert().accept();
            return true;
        });
    }

    /**
     * Looks at the page that is open, asked for again in both languages; it has to be one that GET shows. Every build looks at
     * the Chinese one at a desk and at the English one on a phone, the profile nightly at each in both widths.
     */
    final void look(String name) {
        String path = path().replaceAll("([?&])lang=(zh|en)&?", "$1").replaceAll("[?&]$", "");
        for (String language : List.of("zh", "en")) {
            open(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang")).startsWith(language);
            look(name + "-" + language, EACH_WIDTH || language.equals("zh"), EACH_WIDTH || language.equals("en"));
        }
    }

    /** Looks at the page as it is, at both widths: for what a form has answered. */
    final void lookAsItIs(String name) {
        look(name, true, true);
    }

    private void look(String name, boolean atDesk, boolean onPhone) {
        if (atDesk) {
            lookAt(name + "-desktop");
        }
        if (onPhone) {
            onPhone(() -> lookAt(name + "-phone"));
        }
    }

    /** As on a device of this width: a window is never narrower than 500 pixels. */
    private void onPhone(Runnable look) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", PHONE_WIDTH, "height", PHONE_HEIGHT, "deviceScaleFactor", 1, "mobile", true));
        try {
            look.run();
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    private void lookAt(String name) {
        picture(name);
        assertThat(browser.getPageSource()).as("words that are not there, at " + name).doesNotContain("??");
        assertThat(browser.getTitle()).as("title of " + name).isNotBlank();
        assertThat(number("return document.documentElement.scrollWidth - window.innerWidth")).as("pixels that are too wide at " + name).isNotPositive();
        assertThat(elements("main h1")).as("headings of " + name).hasSize(1);
        assertThat(violations()).as("accessibility of " + name).isEmpty();
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().stream().map(Object::toString)
                // the pages of errors are looked at too
                .filter(line -> !line.contains("Failed to load resource: the server responded with a status of 4")).toList())
                .as("what the browser complains of at " + name).isEmpty();
    }

    private void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Map<String, Object> shot = browser.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true,
                    "clip", Map.of("x", 0, "y", 0, "scale", 1, "width", number("return window.innerWidth"),
                            "height", Math.min(PICTURE_HEIGHT_MAX, number("return Math.max(window.innerHeight, document.documentElement.scrollHeight)")))));
            Files.write(PICTURES.resolve(name + ".png"), OutputType.BYTES.convertFromBase64Png(String.valueOf(shot.get("data"))));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private long number(String script) {
        return ((Number) browser.executeScript(script)).longValue();
    }

    /** What axe-core finds against WCAG 2.1 AA. */
    @SuppressWarnings("unchecked")
    private List<String> violations() {
        if (!Files.exists(AXE)) {
            return List.of();
        }
        try {
            if (!Boolean.TRUE.equals(browser.executeScript("return typeof axe === 'object'"))) {
                browser.executeScript(Files.readString(AXE));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return (List<String>) browser.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(r => done(r.violations"
                + ".map(v => v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.html + ' ' + (n.failureSummary || '')).join(' | '))), e => done([String(e)]))");
    }
}
