package io.singlewindow.e2e;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The window as its clients see it: over HTTP, with the sandbox's keys. */
final class Window {

    static final String ANYONE = "sandbox-any";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    Window(String url) {
        this.url = url;
    }

    /** What was answered. */
    record Answer(int status, byte[] body, java.net.http.HttpHeaders headers) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** A signed message of a sample set. */
    record Sample(String name, byte[] message) {

        String type() {
            return name.substring(2, 8);
        }
    }

    /** A sample set, and the order it is about. */
    record SampleSet(String orderNo, List<Sample> samples) {}

    Answer get(String path, String key) {
        return send(request(path, key).GET());
    }

    Answer get(String path, String key, String accept) {
        return send(request(path, key).header("Accept", accept).GET());
    }

    Answer post(String path, String key, String contentType, byte[] body) {
        return send(request(path, key).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Answer post(String path, String key, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = request(path, key).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    Answer put(String path, String key, String json) {
        return send(request(path, key).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer call(String method, String path, String key, String json) {
        return send(request(path, key).header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Makes an endpoint at a receiver that echoes its challenge; its id. */
    String endpoint(String key, String url, String types) {
        Answer made = call("POST", "/api/v1/callback-endpoints", key, "{\"url\":\"" + url + "\",\"form\":\"FULL\",\"types\":[" + types + "]}");
        if (made.status() != 201 || !made.json().get("state").asString().equals("ACTIVE")) {
            throw new AssertionError("An endpoint was answered " + made.status() + " " + made.text());
        }
        return made.json().get("id").asString();
    }

    /** Everything in a company's inbox after a cursor. */
    List<JsonNode> inbox(String key, long after) {
        return inbox(key, after, "");
    }

    /** Those of these types, separated by commas; empty for all. */
    List<JsonNode> inbox(String key, long after, String types) {
        List<JsonNode> items = new ArrayList<>();
        Long next = after;
        while (next != null) {
            JsonNode page = get("/api/v1/inbox?limit=200&types=" + types + "&after=" + next, key).json();
            page.get("items").forEach(items::add);
            next = page.get("next").isNull() ? null : Long.valueOf(page.get("next").asLong());
        }
        return items;
    }

    Answer submit(byte[] message) {
        return post("/api/v1/submissions", ANYONE, "application/xml", message);
    }

    SampleSet samples(String direction, String scenario, String algorithm, String mode) {
        Answer zip = get("/api/v1/sandbox/samples/" + direction + ".zip?scenario=" + scenario + "&alg=" + algorithm + "&mode=" + mode, ANYONE);
        if (zip.status() != 200) {
            throw new AssertionError("Samples were answered " + zip.status() + " " + zip.text());
        }
        List<Sample> samples = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                samples.add(new Sample(entry.getName(), in.readAllBytes()));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new SampleSet(zip.headers().firstValue("X-Order-No").orElseThrow(), samples);
    }

    byte[] sign(byte[] message, String as, String algorithm) {
        Answer signed = post("/api/v1/sandbox/sign?as=" + as + "&alg=" + algorithm, ANYONE, "application/xml", message);
        if (signed.status() != 200) {
            throw new AssertionError("Signing was answered " + signed.status() + " " + signed.text());
        }
        return signed.body();
    }

    /** The consignments of an order, after waiting for a final state so long. */
    JsonNode consignments(String orderNo, int waitSeconds) {
        return get("/api/v1/consignments?orderNo=" + URLEncoder.encode(orderNo, StandardCharsets.UTF_8) + "&wait=" + waitSeconds + "s", ANYONE)
                .json().get("items");
    }

    void advance(Duration by) {
        Answer moved = post("/api/v1/sandbox/clock", ANYONE, "application/json", ("{\"advance\":\"" + by + "\"}").getBytes(StandardCharsets.UTF_8));
        if (moved.status() != 200) {
            throw new AssertionError("The clock was answered " + moved.status() + " " + moved.text());
        }
    }

    private HttpRequest.Builder request(String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER_MAX);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A consignment as soon as it is as it should be; a failure shows how it was last. */
    JsonNode await(String orderNo, Duration atMost, Predicate<JsonNode> enough) {
        List<JsonNode> last = new ArrayList<>();
        try {
            Awaitility.await().atMost(atMost).pollInterval(Duration.ofMillis(300)).until(() -> {
                last.clear();
                consignments(orderNo, 0).forEach(last::add);
                return !last.isEmpty() && enough.test(last.get(0));
            });
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("The consignment is " + last, late);
        }
        return last.get(0);
    }
}
