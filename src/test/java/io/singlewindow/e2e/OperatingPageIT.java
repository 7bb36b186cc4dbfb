package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver;
import io.singlewindow.callback.Receiver.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The operator's pages: how the window is, what is parked, the routes as they run, and what was called back. */
class OperatingPageIT extends InBrowser {

    private final Window window = SharedSandbox.window();

    @Test
    void healthSaysInWordsHowEveryThingIs() {
        signIn("operator");
        open("/ops/health");
        assertThat(text()).contains("Database", "Answers within", "Verified up to entry", "days left");
        look("health");
    }

    @Test
    void whatIsParkedIsSetGoingAgainByWhoeverTypesHowMuchItIs() {
        // signed by nobody: kept, and it does not count
        window.post("/api/v1/authorities/customs/receipts", "", "application/xml", "<CEB312Message guid=\"no-such\"/>".getBytes(StandardCharsets.UTF_8));
        signIn("operator");
        open("/ops/parked");
        assertThat(text()).contains("Who must act", "Reason, for the log");
        look("parked");
        fill("reason0", "their new key is configured");
        fill("count0", "77777");
        press("Set it going again");
        assertThat(text()).contains("Nothing was changed");
        lookAsItIs("parked-wrong-count-en");
    }

    @Test
    void whatIsDiscardedIsListedWithWhoAndWhy() {
        window.post("/api/v1/authorities/inspection/receipts", "", "application/xml", "<Unknown guid=\"to-be-discarded\"/>".getBytes(StandardCharsets.UTF_8));
        signIn("operator");
        open("/ops/parked");
        press("Give it up instead");
        assertThat(text()).contains("Nothing is lost");
        String count = element("#discard-count0").findElement(By.xpath("./preceding-sibling::label")).getText().replaceAll("[^0-9]", "");
        fill("discard-reason0", "nobody signed it");
        fill("discard-count0", "77777");
        element("#discard-count0").submit();
        await("Nothing was changed");
        lookAsItIs("parked-discard-wrong-en");
        fill("discard-reason0", "nobody signed it");
        fill("discard-count0", count);
        element("#discard-count0").submit();
        await("given up. See below.");
        assertThat(text()).contains("nobody signed it").contains("Given up or let be by an operator");
        look("parked-discarded");
    }

    @Test
    void theRoutesAreDrawnWithTheirFiguresAndFollowedUntilPaused() {
        signIn("operator");
        open("/ops/routes");
        assertThat(text()).contains("Takes the messages to customs that are due").contains("every 5 seconds");
        assertThat(elements("#flow rect.route")).hasSameSizeAs(elements("#rows tr[id]")).hasSizeGreaterThan(30);
        String before = element("#told .hint").getText();
        whileItChanges().until(() -> !element("#told .hint").getText().equals(before));
        assertThat(elements("#flow svg")).hasSize(1);
        assertThat(elements("[aria-live]")).as("nothing is read out by itself").isEmpty();
        press("Pause");
        assertThat(elements("[hx-get]")).isEmpty();
        assertThat(text()).contains("paused");
        look("routes");
    }

    @Test
    void callbacksAreSeenAttemptByAttemptAndSentAgain() {
        try (Receiver receiver = new Receiver()) {
            String id = window.endpoint("sandbox-platform", receiver.url(), "\"submission.accepted\"");
            receiver.answer(call -> receiver.events().size() == 1 ? new Reply(503, Map.of("X-Receiver", "full"), "not now") : Reply.of(200));
            window.submit(window.samples("import", "", "RSA-SHA256", "9610").samples().get(0).message());
            signIn("platform");
            open("/deliveries");
            assertThat(text()).contains(receiver.url());
            look("delivery-endpoints");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> window.get("/api/v1/callback-endpoints/" + id + "/deliveries?state=DELIVERED&type=submission.accepted",
                    "sandbox-platform").json().get("items").size() == 1);
            open("/deliveries/" + id + "?state=DELIVERED");
            look("deliveries");
            open("/deliveries/" + id + "?state=DELIVERED&type=receipt.issued&since=2015-01-01T00:00&until=2049-01-01T00:00:00");
            assertThat(text()).contains("There is none.");
            open("/deliveries/" + id + "?since=yesterday");
            assertThat(text()).contains("since=yesterday");
            open("/deliveries/" + id + "?state=DELIVERED");
            fill("type", "submission.accepted");
            press("Choose");
            lookAsItIs("deliveries-chosen-en");
            fill("count", "99");
            press("Send again");
            assertThat(text()).contains("Nothing was changed");
            lookAsItIs("deliveries-wrong-count-en");
            int before = receiver.events().size();
            fill("count", String.valueOf(window.get("/api/v1/callback-endpoints/" + id + "/deliveries?state=DELIVERED", "sandbox-platform").json().get("items").valueStream()
                    .filter(item -> item.get("type").asString().equals("submission.accepted")).count()));
            press("Send again");
            assertThat(text()).contains("sent again");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> receiver.events().size() > before);
            open("/deliveries/" + id);
            press("submission.accepted");
            assertThat(text()).contains("Attempt 1", "503", "webhook-id", "Took", "evt_");
            String body = element("#body").getText();
            assertThat(receiver.events()).anySatisfy(call -> assertThat(call.body()).isEqualTo(body));
            press("Headers and answer");
            assertThat(element("pre.signed").getText()).startsWith("evt_").endsWith("." + body);
            look("delivery");
            signIn("operator");
            open("/deliveries");
            assertThat(text()).contains(receiver.url());
            signIn("payment");
            open("/deliveries/" + id);
            assertThat(text()).doesNotContain(receiver.url());
        }
    }
}
