package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The warehouse's page, as a browser asks for it. */
class WarehousePageIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"|name=\"csrf\" content=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url = SharedSandbox.server().url();
    private final Window window = SharedSandbox.window();
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();

    private HttpResponse<String> get(String path, String language) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(url + path)).header("Accept-Language", language)
                        .header("Accept", path.contains("/feed/") ? "*/*" : "text/html").build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(url + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "en").header("Accept", path.contains("/feed/") ? "*/*" : "text/html").POST(HttpRequest.BodyPublishers.ofString(form)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> login(String account, String secret) throws Exception {
        return post("/sign-in", "login=" + account + "&secret=" + secret + "&_csrf=" + token(get("/sign-in", "en").body()));
    }

    private static String token(String page) {
        Matcher matcher = TOKEN.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return URLEncoder.encode(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), StandardCharsets.UTF_8);
    }

    private static void readAll(HttpResponse<Stream<String>> stream, List<String> lines) {
        try {
            stream.body().forEach(lines::add);
        } catch (UncheckedIOException closed) {
            // the test has seen enough
        }
    }

    @Test
    void itIsForThePeopleOfACompanyOnly() throws Exception {
        assertThat(get("/warehouse", "en").uri().toString()).endsWith("/sign-in?next=%2Fwarehouse");
        assertThat(browser.send(HttpRequest.newBuilder(URI.create(url + "/warehouse/feed/items")).build(), HttpResponse.BodyHandlers.discarding()).statusCode())
                .as("a script is told by status").isEqualTo(401);
        for (String[] given : new String[][] {{"warehouse", "wrong"}, {"", "wrong"}, {"any", "sandbox"}, {"", "sandbox-any"}, {"platform", "sandbox-warehouse"}}) {
            HttpResponse<String> refused = login(given[0], given[1]);
            assertThat(refused.uri().toString()).as(String.join("/", given)).endsWith("/sign-in?failed");
            assertThat(refused.body()).contains("You were not let in");
        }
        assertThat(post("/sign-in", "login=warehouse&secret=sandbox").statusCode()).as("a form of another page").isEqualTo(403);
        assertThat(login("regulator", "sandbox").statusCode()).isEqualTo(200);
        assertThat(get("/warehouse", "en").statusCode()).as("a regulator has no parcels").isEqualTo(403);
    }

    @Test
    void itSpeaksBothLanguages() throws Exception {
        assertThat(get("/sign-in", "en-GB,en;q=0.9").body()).contains("lang=\"en\"").contains("With an account");
        assertThat(get("/sign-in", "zh-CN,zh;q=0.9").body()).contains("lang=\"zh-CN\"").contains("用账号登录");
        get("/sign-in?lang=zh", "en");
        assertThat(get("/sign-in", "en").body()).as("what was chosen is kept").contains("用账号登录");
    }

    @Test
    void parcelsAreListedStreamedAndAcknowledged() throws Exception {
        HttpResponse<String> page = login("", "sandbox-warehouse");
        assertThat(page.uri().getPath()).isEqualTo("/warehouse");
        assertThat(page.body()).contains("杭州示例仓储有限公司").contains("being inspected: do not ship");
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'"));
        long before = JSON.readTree(get("/warehouse/feed/items?after=-1", "en").body()).get("seen").asLong();

        HttpResponse<Stream<String>> stream = browser.send(HttpRequest.newBuilder(URI.create(url + "/warehouse/feed/stream?after=" + before)).build(),
                HttpResponse.BodyHandlers.ofLines());
        List<String> lines = java.util.Collections.synchronizedList(new ArrayList<>());
        Thread reading = new Thread(() -> readAll(stream, lines));
        reading.setDaemon(true);
        reading.start();
        Window.SampleSet set = window.samples("export", "CIQ_DETAIN", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> List.copyOf(lines).stream()
                .anyMatch(line -> line.startsWith("data:") && line.contains("DETAINED") && line.contains(set.orderNo())));
        assertThat(List.copyOf(lines)).contains("event:inspection.ordered", "event:inspection.result");

        JsonNode items = JSON.readTree(get("/warehouse/feed/items?after=" + before, "en").body()).get("items");
        long cursor = items.get(0).get("cursor").asLong();
        assertThat(post("/warehouse/feed/ack", "cursor=" + cursor + "&_csrf=" + token(get("/warehouse", "en").body())).statusCode()).isEqualTo(200);
        assertThat(post("/warehouse/feed/ack", "cursor=" + cursor).statusCode()).as("without the page's token").isEqualTo(403);
        assertThat(JSON.readTree(get("/warehouse/feed/items", "en").body()).get("items"))
                .allSatisfy(item -> assertThat(item.get("cursor").asLong()).isGreaterThan(cursor));
        assertThat(get("/api/v1/inbox", "en").statusCode()).as("the page's session is none of the API's").isEqualTo(401);
        assertThat(window.get("/warehouse/feed/items", "sandbox-warehouse").status()).as("and an API key in a header opens no page").isEqualTo(401);
        stream.body().close();
    }
}
