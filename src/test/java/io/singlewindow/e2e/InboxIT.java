package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The inbox of who waits: by long poll, and as a stream. */
class InboxIT {

    private static final String KEY = "sandbox-payment";
    /** Its streams stay taken for a while after their clients have gone. */
    private static final String OTHER_KEY = "sandbox-logistics";
    private static final int WAITING_PER_COMPANY_MAX = 20;

    private final Window window = SharedSandbox.window();

    private long end() {
        List<JsonNode> items = window.inbox(KEY, -1);
        return items.isEmpty() ? -1 : items.get(items.size() - 1).get("cursor").asLong();
    }

    private String submit() {
        Window.Sample payment = window.samples("import", "", "SM2", "9610").samples().get(1);
        return window.submit(payment.message()).json().get("submissionId").asString();
    }

    private static void readAll(HttpResponse<Stream<String>> stream, List<String> lines) {
        try {
            stream.body().forEach(lines::add);
        } catch (UncheckedIOException closed) {
            // the test has seen enough
        }
    }

    @Test
    void aLongPollIsAnsweredWhenSomethingOfItsTypesComes() throws Exception {
        long end = end();
        CompletableFuture<Window.Answer> polled = CompletableFuture.supplyAsync(() ->
                window.get("/api/v1/inbox?wait=30s&types=receipt.issued&after=" + end, KEY));
        String id = submit();
        JsonNode items = polled.get(60, TimeUnit.SECONDS).json().get("items");
        assertThat(items).isNotEmpty().allSatisfy(item -> assertThat(item.get("type").asString()).isEqualTo("receipt.issued"));
        JsonNode accepted = window.get("/api/v1/inbox?wait=30s&types=submission.accepted&after=" + end, KEY).json().at("/items/0");
        assertThat(accepted.at("/data/submissionId").asString()).isEqualTo(id);
    }

    @Test
    void nothingNewIsAnsweredWithNothingWhenTheTimeIsOver() {
        JsonNode page = window.get("/api/v1/inbox?wait=1s&types=recall.started", KEY).json();
        assertThat(page.get("items")).isEmpty();
        assertThat(page.get("next").isNull()).isTrue();
        assertThat(window.get("/api/v1/inbox?wait=1h", KEY).status()).isEqualTo(400);
        assertThat(window.get("/api/v1/inbox?wait=99s&types=recall.started&after=9223372036854775807", "sandbox-regulator").status()).isEqualTo(403);
    }

    private static HttpResponse<Stream<String>> stream(String query, String lastEventId) throws Exception {
        return stream(KEY, query, lastEventId);
    }

    private static HttpResponse<Stream<String>> stream(String key, String query, String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SharedSandbox.server().url() + "/api/v1/inbox" + query))
                .header("Authorization", "Bearer " + key).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    private static List<String> lines(HttpResponse<Stream<String>> stream) {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Thread reading = new Thread(() -> readAll(stream, lines));
        reading.setDaemon(true);
        reading.start();
        return lines;
    }

    private static List<String> of(List<String> lines, String field) {
        return List.copyOf(lines).stream().filter(line -> line.startsWith(field + ":")).map(line -> line.substring(field.length() + 1)).toList();
    }

    @Test
    void aStreamTellsWhatComesAndGoesOnAfterTheLastEventThatWasSeen() throws Exception {
        long end = end();
        HttpResponse<Stream<String>> stream = stream("?types=submission.accepted&after=" + end, "");
        assertThat(stream.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        List<String> lines = lines(stream);
        String first = submit();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> of(lines, "data").stream().anyMatch(data -> data.contains(first)));
        String second = submit();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> of(lines, "data").stream().anyMatch(data -> data.contains(second)));
        assertThat(of(lines, "event")).containsOnly("submission.accepted");
        stream.body().close();

        List<String> again = lines(stream("?types=submission.accepted", of(lines, "id").get(0)));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !of(again, "data").isEmpty());
        assertThat(of(again, "data").get(0)).contains(second);
        assertThat(of(again, "id").get(0)).isEqualTo(of(lines, "id").get(1));
    }

    @Test
    void theNumberOfThoseWhoWaitIsBounded() throws Exception {
        List<HttpResponse<Stream<String>>> streams = new ArrayList<>();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                streams.add(stream(OTHER_KEY, "?types=recall.started", ""));
                return streams.get(streams.size() - 1).statusCode() == 503;
            });
            assertThat(streams).hasSizeLessThanOrEqualTo(WAITING_PER_COMPANY_MAX + 1);
            assertThat(streams.get(streams.size() - 1).headers().firstValue("Retry-After")).isPresent();
            // who polls is answered at once instead
            assertThat(window.get("/api/v1/inbox?wait=30s&types=recall.started", OTHER_KEY).status()).isEqualTo(200);
        } finally {
            streams.forEach(stream -> stream.body().close());
        }
    }
}
