package io.singlewindow.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The window's REST door, called with one key. Whatever is sent may be sent again, so an answer that was lost and 503 are
 * tried again a few times.
 */
final class WindowHttp {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
    private static final int ANSWER_BYTES_MAX = 64 << 20;
    private static final int TRIES_MAX = 4;
    private static final long RETRY_AFTER_SECONDS_MAX = 30;
    private static final int FULL = 503;
    private static final int SERVER_FAULT = 500;
    private static final int REFUSED_MIN = 300;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_MAX)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final URI url;
    private final String key;
    private final Duration answerMax;
    private final Pause pause;

    /**
     * @param url of the server, without a path's end
     * @param answerMax for an answer as a whole
     */
    WindowHttp(URI url, String key, Duration answerMax, Pause pause) {
        this.url = url;
        this.key = key;
        this.answerMax = answerMax;
        this.pause = pause;
    }

    /** What was answered. */
    record Reply(int status, HttpHeaders headers, byte[] body) {

        /** The body as JSON; null when it is none. */
        @Nullable JsonNode json() {
            try {
                JsonNode read = body.length == 0 ? null : JSON.readTree(body);
                return read == null || read.isMissingNode() ? null : read;
            } catch (JacksonException other) {
                return null;
            }
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The address under which people find what a relative link means. */
    String absolute(String link) {
        return link.startsWith("/") ? url + link : link;
    }

    /** Asks; anything but 2xx ends the command. */
    Reply get(String path) throws Failure, InterruptedException {
        return required(send(request(path).GET()));
    }

    /** Sends; anything but 2xx ends the command. */
    Reply post(String path, String contentType, byte[] body) throws Failure, InterruptedException {
        return required(answerTo(path, contentType, Map.of(), body));
    }

    /** Sends; whatever is answered is the answer, but for a window that cannot. */
    Reply answerTo(String path, String contentType, Map<String, String> headers, byte[] body) throws Failure, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** A 2xx, or the end of the command. */
    static Reply required(Reply reply) throws Failure {
        if (reply.status() >= REFUSED_MIN) {
            throw Failure.refused(ExitCode.REJECTED, reply.status(), reply.json());
        }
        return reply;
    }

    /**
     * Opens a stream of events.
     *
     * @throws IOException when it cannot be opened now
     * @throws Failure when it will never be
     */
    InputStream stream(String path, @Nullable String lastEventId) throws IOException, Failure, InterruptedException {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream").timeout(answerMax).GET();
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() >= SERVER_FAULT) {
            answer.body().close();
            throw new IOException("HTTP " + answer.statusCode());
        }
        if (answer.statusCode() >= REFUSED_MIN) {
            try (InputStream body = answer.body()) {
                required(new Reply(answer.statusCode(), answer.headers(), body.readNBytes(ANSWER_BYTES_MAX)));
            }
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + key);
    }

    private Reply send(HttpRequest.Builder request) throws Failure, InterruptedException {
        String fault = "";
        for (int attempt = 1; attempt <= TRIES_MAX; attempt++) {
            try {
                Reply reply = exchange(request.build());
                if (reply.status() != FULL) {
                    if (reply.status() >= SERVER_FAULT) {
                        throw Failure.refused(ExitCode.NOT_REACHABLE, reply.status(), reply.json());
                    }
                    return reply;
                }
                fault = "HTTP " + FULL;
                rest(attempt, retryAfter(reply));
            } catch (java.net.ConnectException | java.net.http.HttpConnectTimeoutException nobody) {
                throw Failure.notReachable("notReachable", url, nobody.getClass().getSimpleName());
            } catch (IOException lost) {
                fault = String.valueOf(lost.getMessage());
                rest(attempt, 1);
            }
        }
        throw Failure.notReachable("notReachable", url, fault);
    }

    private void rest(int attempt, long seconds) throws InterruptedException {
        if (attempt < TRIES_MAX) {
            pause.of(Duration.ofSeconds(seconds));
        }
    }

    private static long retryAfter(Reply reply) {
        String seconds = reply.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("[0-9]{1,4}") ? Math.min(RETRY_AFTER_SECONDS_MAX, Long.parseLong(seconds)) : 1;
    }

    /** The client's own time-out ends with the headers; this one is for the whole. */
    private Reply exchange(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> later = http.sendAsync(request, info -> new BoundedBytes(ANSWER_BYTES_MAX));
        try {
            HttpResponse<byte[]> answer = later.get(answerMax.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(answer.statusCode(), answer.headers(), answer.body());
        } catch (TimeoutException late) {
            later.cancel(true);
            throw new IOException("no answer within " + answerMax.toSeconds() + " s", late);
        } catch (InterruptedException interrupted) {
            later.cancel(true);
            throw interrupted;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException(failed.getCause());
        }
    }
}
