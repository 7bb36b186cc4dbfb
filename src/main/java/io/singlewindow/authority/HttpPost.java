package io.singlewindow.authority;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message to an authority and reads the answer, both in bounded time and the answer to a bounded size. The client
 * itself only bounds the time until the answer's head.
 */
public final class HttpPost {

    private static final int ANSWER_BYTES_MAX = 1 << 20;

    private final Duration answerTimeout;
    private final String authorization;
    private final HttpClient http;

    /**
     * @param connectTimeout for the connection
     * @param answerTimeout for the whole answer
     */
    public HttpPost(Duration connectTimeout, Duration answerTimeout) {
        this(connectTimeout, answerTimeout, null, "");
    }

    /**
     * @param connectTimeout for the connection
     * @param answerTimeout for the whole answer
     * @param tls whom to trust and by which key to be known; null for Java's own
     * @param authorization of each request; empty for none
     */
    public HttpPost(Duration connectTimeout, Duration answerTimeout, @Nullable SSLContext tls, String authorization) {
        this.answerTimeout = answerTimeout;
        this.authorization = authorization;
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER);
        this.http = (tls == null ? builder : builder.sslContext(tls)).build();
    }

    /**
     * One attempt; what does not come to an answer is FAILED.
     *
     * @param reading of status and body
     */
    public Delivery post(String url, String contentType, byte[] body, BiFunction<Integer, byte[], Delivery> reading) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(answerTimeout).header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        long deadline = System.nanoTime() + answerTimeout.toNanos();
        CompletableFuture<HttpResponse<InputStream>> sent = http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try {
            HttpResponse<InputStream> answer = sent.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return reading.apply(answer.statusCode(), read(answer.body(), deadline));
        } catch (TimeoutException late) {
            sent.cancel(true);
            return failed("no answer within " + answerTimeout);
        } catch (ExecutionException | IOException unreachable) {
            // the client's own clock may be the first to say that the time is over
            if (unreachable.getCause() instanceof HttpTimeoutException && !(unreachable.getCause() instanceof HttpConnectTimeoutException)) {
                return failed("no answer within " + answerTimeout);
            }
            return failed(String.valueOf(unreachable.getCause() == null ? unreachable : unreachable.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        }
    }

    private static byte[] read(InputStream body, long deadlineNanos) throws IOException {
        CompletableFuture<Void> close = CompletableFuture.runAsync(() -> close(body),
                CompletableFuture.delayedExecutor(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS));
        try (body) {
            return body.readNBytes(ANSWER_BYTES_MAX);
        } finally {
            close.cancel(false);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException closed) {
            // then it is closed
        }
    }

    /** An attempt that is not known to have arrived. */
    public static Delivery failed(String detail) {
        return new Delivery(Delivery.Outcome.FAILED, null, detail);
    }
}
