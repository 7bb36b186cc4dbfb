package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Callers of the shared sandbox, at its doors by their keys and in its pages signed in. */
final class Visitors {

    /** What opens a thing of another region to an official; the number is to be put in. */
    static final String BASIS = "{\"q\":\"%s\",\"basis\":\"浙检调〔2026〕7号, art. 12\"}";

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private final Window window = SharedSandbox.window();
    private final String url = SharedSandbox.server().url();
    private final Map<String, HttpClient> browsers = new HashMap<>();

    /** What a caller was answered. */
    record Shown(int status, String text) {}

    /** An import that is closed. */
    JsonNode filed() {
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        return window.await(set.orderNo(), Duration.ofSeconds(60), one -> one.get("state").asString().equals("CLOSED"));
    }

    Shown door(String path, String caller) {
        Window.Answer answer = window.get(path, "sandbox-" + caller);
        return new Shown(answer.status(), answer.text());
    }

    Shown page(String path, String caller) throws Exception {
        HttpClient browser = browsers.get(caller);
        if (browser == null) {
            browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            Matcher token = TOKEN.matcher(get(browser, "/error").body());
            assertThat(token.find()).isTrue();
            String form = "login=" + caller + "&secret=sandbox&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
            HttpResponse<Void> in = browser.send(HttpRequest.newBuilder(URI.create(url + "/sign-in")).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.discarding());
            assertThat(in.headers().firstValue("Location")).as(caller).hasValueSatisfying(place -> assertThat(place).doesNotContain("failed"));
            browsers.put(caller, browser);
        }
        HttpResponse<String> answer = get(browser, path);
        return new Shown(answer.statusCode(), answer.body());
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html").timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** What the access log has, as the regulator of the province reads it: who, how, what. */
    List<String> looks(String asked) {
        return window.get("/api/v1/access?" + asked, "sandbox-regulator").json().get("items").valueStream().map(one -> one.get("reader").asString() + " "
                + one.get("kind").asString() + " " + one.get("subject").get("kind").asString() + " " + one.get("subject").get("id").asString()).toList();
    }
}
