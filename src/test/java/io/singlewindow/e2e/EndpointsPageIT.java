package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.singlewindow.callback.Receiver;
import io.singlewindow.callback.Receiver.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** A company makes its endpoints in the browser, sees the secret once, tests them and looks after them. */
class EndpointsPageIT extends InBrowser {

    private static final String API = "/api/v1/callback-endpoints";
    private static final String KEY = "sandbox-warehouse";

    private final Window window = SharedSandbox.window();

    @AfterEach
    void noEndpointIsLeft() {
        for (JsonNode one : window.get(API, KEY).json().get("items")) {
            window.call("DELETE", API + "/" + one.get("id").asString(), KEY, "");
        }
    }

    private void make(Receiver receiver) {
        open("/console/endpoints/new");
        fill("url", receiver.url());
        fill("contact", "ops@warehouse.example");
        element("input[name=form][value=FULL]").click();
        element("input[name=types][value='consignment.state']").click();
        press("Make it");
    }

    private String id() {
        return path().replaceAll("[?].*", "").replaceAll(".*/", "");
    }

    private JsonNode asTheApiHasIt(String id) {
        return window.get(API + "/" + id, KEY).json();
    }

    @Test
    void oneIsMadeVerifiedTestedChangedAndDeleted() throws Exception {
        try (Receiver receiver = new Receiver()) {
            signIn("warehouse");
            press("Endpoints");
            assertThat(text()).contains("There is none yet");
            press("New endpoint");
            look("endpoint-new");
            make(receiver);
            assertThat(text()).contains("active", "It is made, and gets events from now on.", "It answered 200");
            String id = id();
            String secret = element("#secret pre").getText();
            assertThat(secret).startsWith("whsec_");
            assertThat(path()).doesNotContain("whsec");
            lookAsItIs("endpoint-made-en");
            JsonNode made = asTheApiHasIt(id);
            assertThat(made.get("form").asString()).isEqualTo("FULL");
            assertThat(made.get("contact").asString()).isEqualTo("ops@warehouse.example");
            assertThat(made.get("types").valueStream().map(JsonNode::asString)).containsExactly("consignment.state");
            open("/console/endpoints/" + id);
            assertThat(text()).as("shown once").doesNotContain("whsec_");
            press("Send a test event");
            assertThat(text()).contains("The test event has arrived.", "It answered 200");
            Receiver.Call test = receiver.calls().get(receiver.calls().size() - 1);
            Map<String, List<String>> headers = new LinkedHashMap<>();
            test.headers().forEach((name, value) -> headers.put(name, List.of(value)));
            new Webhook(secret).verify(test.body(), headers);
            press("What was sent, and what was answered");
            assertThat(text()).contains("endpoint.test", "Attempt 1");
            open("/console/endpoints/" + id);
            element("input[name=types][value='consignment.state']").click();
            element("input[name=subjects][value='CONSIGNMENT']").click();
            element("input[name=form][value=THIN]").click();
            press("Save");
            assertThat(text()).contains("It is changed.");
            assertThat(asTheApiHasIt(id).get("types").valueStream()).as("none chosen is all").isEmpty();
            assertThat(asTheApiHasIt(id).get("subjects").valueStream().map(JsonNode::asString)).containsExactly("CONSIGNMENT");
            assertThat(asTheApiHasIt(id).get("form").asString()).isEqualTo("THIN");
            press("Pause");
            assertThat(text()).contains("paused", "Events are held until it is resumed, 30 days at most");
            look("endpoint-paused");
            open("/console/endpoints/" + id + "?lang=en");
            press("Resume");
            assertThat(text()).contains("It gets what was held and what comes.");
            press("New secret");
            agree();
            await("From now on the new secret signs too.");
            assertThat(text()).contains("The old one signs beside it for 24 hours.");
            assertThat(element("#secret pre").getText()).startsWith("whsec_").isNotEqualTo(secret);
            lookAsItIs("endpoint-rotated-en");
            open("/console/endpoints");
            look("endpoints");
            open("/deliveries/" + id + "?lang=en");
            press("Change, test, pause or delete it");
            press("Delete");
            agree();
            await("There is none yet");
            assertThat(window.get(API + "/" + id, KEY).status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsWrongStandsAtItsFieldInBothLanguagesAndNothingIsMade() {
        signIn("warehouse");
        open("/console/endpoints/new");
        fill("url", "ftp://warehouse.example/events");
        fill("contact", "nobody");
        element("input[name=types][value='recall.started']").click();
        press("Make it");
        assertThat(text()).contains("Nothing was changed", "Not a usable callback address: ftp://warehouse.example/events, expected https or http", "a mail address of 200 characters at most");
        assertThat(element("#url").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(element("#url").getDomProperty("value")).isEqualTo("ftp://warehouse.example/events");
        assertThat(element("input[name=types][value='recall.started']").isSelected()).isTrue();
        lookAsItIs("endpoint-new-faults-en");
        open("/console/endpoints/new?lang=zh");
        press("建立");
        assertThat(text()).contains("回调地址不可用").doesNotContain("Not a usable");
        assertThat(window.get(API, KEY).json().get("items").size()).isZero();
    }

    @Test
    void oneThatDoesNotReturnItsChallengeSaysSoAndIsAskedAgain() {
        try (Receiver receiver = new Receiver()) {
            receiver.answerAll(call -> Reply.of(200));
            signIn("warehouse");
            make(receiver);
            assertThat(text()).contains("not verified yet", "The callback endpoint did not answer its challenge", "It is shown this once");
            String id = id();
            lookAsItIs("endpoint-pending-en");
            press("Ask the challenge again");
            assertThat(text()).contains("The callback endpoint did not answer its challenge").doesNotContain("whsec_");
            receiver.answerAll(call -> Reply.of(503));
            press("Send a test event");
            assertThat(text()).contains("The test event did not arrive: HTTP status 503.");
            lookAsItIs("endpoint-test-failed-en");
            // the window asks what was not answered anew by itself too: that it is not what is answered now
            Set<String> before = receiver.calls().stream().map(Receiver.Call::id).collect(Collectors.toSet());
            receiver.answerAll(call -> call.isChallenge() && !before.contains(call.id()) ? call.echo() : Reply.of(200));
            press("Ask the challenge again");
            assertThat(text()).contains("It has returned the challenge");
            assertThat(asTheApiHasIt(id).get("state").asString()).isEqualTo("ACTIVE");
        }
    }

    @Test
    void whatItsStateDoesNotAllowIsRefusedOnThePage() {
        try (Receiver receiver = new Receiver()) {
            signIn("warehouse");
            make(receiver);
            // as from a page that was opened before it became active
            driver().executeScript("const f = document.querySelector('form[action$=\"/pause\"]'); f.action = f.action.replace(/pause$/, 'verify')");
            press("Pause");
            assertThat(text()).contains("Nothing was changed", "The callback endpoint's state ACTIVE does not allow this");
            lookAsItIs("endpoint-refused-en");
        }
    }

    @Test
    void anotherCompanysIsNotThereAndNothingGoesWithoutTheFormsToken() {
        try (Receiver receiver = new Receiver()) {
            String id = window.endpoint(KEY, receiver.url(), "");
            signIn("payment");
            open("/console/endpoints");
            assertThat(text()).doesNotContain(receiver.url());
            assertThat(fetched("/console/endpoints/" + id)).startsWith("404");
            for (String what : List.of("", "/verify", "/test", "/pause", "/resume", "/rotate-secret", "/delete")) {
                assertThat(posted("/console/endpoints/" + id + what, true)).as(what).isEqualTo(404L);
            }
            signIn("warehouse");
            for (String what : List.of("", "/verify", "/test", "/pause", "/resume", "/rotate-secret", "/delete")) {
                assertThat(posted("/console/endpoints/" + id + what, false)).as(what).isEqualTo(403L);
            }
            assertThat(asTheApiHasIt(id).get("state").asString()).isEqualTo("ACTIVE");
            signIn("operator");
            assertThat(fetched("/console/endpoints/" + id)).as("the operator looks at deliveries and makes nothing").startsWith("403");
        }
    }

    /** The status of a form that the signed-in browser sends, with the page's token or without. */
    private Object posted(String path, boolean token) {
        open("/");
        return driver().executeAsyncScript("const done = arguments[arguments.length - 1]; const csrf = document.querySelector('meta[name=csrf]');"
                + "const headers = {Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded'}; if (arguments[1]) headers[csrf.dataset.header] = csrf.content;"
                + "fetch(arguments[0], {method: 'POST', headers, redirect: 'manual'}).then(r => done(r.status), e => done(String(e)))", path, token);
    }

    @Test
    void oneIsMadeAndPausedByKeysAlone() {
        try (Receiver receiver = new Receiver()) {
            Keyboard keys = new Keyboard(driver());
            signIn("warehouse");
            open("/console/endpoints/new");
            assertThat(keys.throughAll()).isEqualTo(Set.of());
            keys.to("#url");
            keys.press(receiver.url());
            keys.to("input[name=types][value='consignment.state']");
            keys.press(Keys.SPACE);
            keys.toWords("Make it");
            keys.press(Keys.ENTER);
            await("It is made");
            assertThat(keys.throughAll()).isEqualTo(Set.of());
            keys.toWords("Pause");
            keys.press(Keys.ENTER);
            await("Events are held until it is resumed");
            String id = id();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> asTheApiHasIt(id).get("state").asString().equals("PAUSED"));
            open("/console/endpoints");
            assertThat(keys.throughAll()).isEqualTo(Set.of());
        }
    }
}
