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
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as those follow it who keep a copy of their own. */
@Tag("nightly")
class TrailStreamIT {

    private static final String KEY = "sandbox-regulator";
    /** To whom a message from nobody of Ningbo is nothing. */
    private static final String ELSEWHERE = "sandbox-regulator-ningbo";
    /** Its streams stay taken for a while after their reader has gone. */
    private static final String OTHER_KEY = "sandbox-rules-author";
    private static final int READERS_PER_CALLER_MAX = 10;

    private final Window window = SharedSandbox.window();

    private long size() {
        return Long.parseLong(window.get("/api/v1/trail/checkpoint", KEY).text().split("\n")[1]);
    }

    private String reject() {
        return window.submit(("<unknown at=\"" + System.nanoTime() + "\"/>").getBytes()).json().get("submissionId").asString();
    }

    private static HttpResponse<Stream<String>> stream(String key, String query, String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SharedSandbox.server().url() + "/api/v1/trail/stream" + query))
                .header("Authorization", "Bearer " + key).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    private static List<String> lines(HttpResponse<Stream<String>> stream) {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Thread reading = new Thread(() -> {
            try {
                stream.body().forEach(lines::add);
            } catch (UncheckedIOException closed) {
                // the test has seen enough
            }
        });
        reading.setDaemon(true);
        reading.start();
        return lines;
    }

    private static List<Long> numbers(List<String> lines) {
        return List.copyOf(lines).stream().filter(line -> line.startsWith("id:")).map(line -> Long.valueOf(line.substring(3))).toList();
    }

    private static List<JsonNode> entries(List<String> lines) {
        return List.copyOf(lines).stream().filter(line -> line.startsWith("data:"))
                .map(line -> (JsonNode) JsonMapper.builder().build().readTree(line.substring(5))).toList();
    }

    @Test
    void everyEntryComesInOrderAndTheStreamGoesOnAfterTheLastThatWasSeen() throws Exception {
        reject();
        long before = size();
        HttpResponse<Stream<String>> stream = stream(KEY, "?after=-1", "");
        List<String> lines = lines(stream);
        String first = reject();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> entries(lines).stream().anyMatch(entry -> entry.get("ref").asString().equals(first)));
        stream.body().close();
        List<Long> seen = numbers(lines);
        assertThat(seen).hasSizeGreaterThan((int) before).isEqualTo(LongStream.range(0, seen.size()).boxed().toList());
        JsonNode last = entries(lines).get(seen.size() - 1);
        assertThat(last).isEqualTo(window.get("/api/v1/trail/entries/" + (seen.size() - 1), KEY).json());

        List<String> again = lines(stream(KEY, "?after=-1", String.valueOf(seen.size() - 1)));
        String second = reject();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> entries(again).stream().anyMatch(entry -> entry.get("ref").asString().equals(second)));
        assertThat(numbers(again).get(0)).isEqualTo(seen.size());
    }

    @Test
    void withoutANumberOnlyWhatIsNewComesAndOnlyOfTheTypesAskedFor() throws Exception {
        reject();
        List<String> lines = lines(stream(KEY, "?types=submission.rejected", ""));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !lines.isEmpty());
        String id = reject();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !entries(lines).isEmpty());
        assertThat(entries(lines)).first().satisfies(entry -> {
            assertThat(entry.get("type").asString()).isEqualTo("submission.rejected");
            assertThat(entry.get("ref").asString()).isEqualTo(id);
        });
    }

    @Test
    void whoMayNotKnowWhatAnEntryIsAboutGetsWhatAProofNeeds() throws Exception {
        reject();
        List<String> lines = lines(stream(ELSEWHERE, "", ""));
        List<String> ofType = lines(stream(ELSEWHERE, "?types=submission.rejected", ""));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !lines.isEmpty() && !ofType.isEmpty());
        String id = reject();
        long number = window.get("/api/v1/submissions/" + id, KEY).json().get("entry").asLong();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> numbers(lines).contains(number));
        JsonNode told = entries(lines).stream().filter(entry -> entry.get("n").asLong() == number).findFirst().orElseThrow();
        assertThat(told.propertyNames()).containsExactlyInAnyOrder("n", "time", "leafHash");
        assertThat(told.get("leafHash")).isEqualTo(window.get("/api/v1/trail/entries/" + number, KEY).json().get("leafHash"));
        assertThat(List.copyOf(lines)).doesNotContain("event:submission.rejected").contains("event:entry");
        assertThat(numbers(ofType)).as("a filter tells no type").isEmpty();
    }

    @Test
    void aNumberThatTheLogDoesNotHaveIsRefused() throws Exception {
        for (String wrong : List.of("-2", "x", "99999999", "99999999999999999999")) {
            assertThat(stream(KEY, "?after=" + wrong, "").statusCode()).as(wrong).isEqualTo(400);
            assertThat(stream(KEY, "", wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(stream("nobody", "", "").statusCode()).isEqualTo(401);
    }

    @Test
    void theNumberOfReadersIsBounded() throws Exception {
        List<HttpResponse<Stream<String>>> streams = new ArrayList<>();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                streams.add(stream(OTHER_KEY, "?types=none", ""));
                return streams.get(streams.size() - 1).statusCode() == 503;
            });
            assertThat(streams).hasSizeLessThanOrEqualTo(READERS_PER_CALLER_MAX + 1);
            assertThat(streams.get(streams.size() - 1).headers().firstValue("Retry-After")).isPresent();
        } finally {
            streams.forEach(stream -> stream.body().close());
        }
    }
}
