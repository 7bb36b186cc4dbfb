package io.singlewindow.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to companies' addresses. No thread waits for an answer; an attempt ends in time however its answer drips; a connection serves
 * one attempt, so an address is checked at each; nothing is followed, inflated, kept or logged in to.
 */
public final class GuardedHttp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedHttp.class);
    /** So much of an answer is kept. */
    public static final int BODY_BYTES_KEPT_MAX = 4096;
    /** What comes on top of this is not read any more; the status stands. */
    private static final int BODY_BYTES_READ_MAX = 65_536;
    private static final String LATE = "no whole answer within ";
    private static final int HEADERS_MAX = 100;
    private static final int HEADER_BYTES_MAX = 8_192;

    private final CloseableHttpAsyncClient client;
    private final Duration answerMax;

    /**
     * @param userAgent by which we are known there
     * @param answerMax from the start to the end of the answer
     * @param atOnceMax connections at once
     */
    public GuardedHttp(AddressGuard guard, SSLContext tls, String userAgent, Duration answerMax, int atOnceMax) {
        this.answerMax = answerMax;
        Timeout timeout = Timeout.of(answerMax);
        client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setTlsStrategy(ClientTlsStrategyBuilder.create().setSslContext(tls).buildAsync())
                        .setDefaultTlsConfig(TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).setHandshakeTimeout(timeout).build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build())
                        .setMaxConnTotal(atOnceMax).setMaxConnPerRoute(atOnceMax).build())
                .setDefaultRequestConfig(RequestConfig.custom().setRedirectsEnabled(false).setAuthenticationEnabled(false)
                        .setConnectionRequestTimeout(timeout).setResponseTimeout(timeout).build())
                .setHttp1Config(Http1Config.custom().setMaxHeaderCount(HEADERS_MAX).setMaxLineLength(HEADER_BYTES_MAX).build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement().disableAuthCaching()
                .disableContentCompression()
                // each is told by the attempt that it ended
                .setIoReactorExceptionCallback(failed -> LOG.debug("Connection ended", failed))
                .setUserAgent(userAgent).build();
        client.start();
    }

    /**
     * What was answered.
     *
     * @param status null when there was no answer, or none that ended in time
     * @param cause why there was none
     */
    public record Answer(@Nullable Integer status, List<String> headers, byte[] body, long millis, @Nullable String cause) {

        /** True when no answer ended in time. */
        public boolean late() {
            return cause != null && cause.startsWith(LATE);
        }
    }

    /** One attempt; never completes with an exception. May block while the host's name is looked up. */
    public CompletableFuture<Answer> post(String url, Map<String, String> headers, ContentType type, String body) {
        long started = System.nanoTime();
        Reception reception = new Reception();
        AsyncRequestBuilder request = AsyncRequestBuilder.post(URI.create(url))
                .setEntity(body.getBytes(StandardCharsets.UTF_8), type).setHeader("Connection", "close");
        headers.forEach(request::setHeader);
        Future<Void> running;
        try {
            running = client.execute(request.build(), reception, reception);
        } catch (RuntimeException refused) {
            reception.failed(refused);
            running = CompletableFuture.completedFuture(null);
        }
        Future<Void> attempt = running;
        return reception.answer.orTimeout(Math.max(1, answerMax.toNanos() - (System.nanoTime() - started)), TimeUnit.NANOSECONDS)
                .handle((answer, failed) -> {
                    // whatever is still under way ends here
                    attempt.cancel(true);
                    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
                    return failed == null
                            ? new Answer(answer.status(), answer.headers(), answer.body(), millis, null)
                            : new Answer(null, List.of(), new byte[0], millis, cause(failed));
                });
    }

    private String cause(Throwable failed) {
        if (failed instanceof java.util.concurrent.TimeoutException || failed instanceof java.io.InterruptedIOException) {
            return LATE + answerMax;
        }
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }

    @Override
    public void close() {
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }

    /** An answer as it comes in. */
    private static final class Reception implements AsyncResponseConsumer<Void>, FutureCallback<Void> {

        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final List<String> headers = new ArrayList<>();
        private int status;
        private int readBytes;
        private @Nullable FutureCallback<Void> whole;

        @Override
        public void consumeResponse(
                HttpResponse response, @Nullable EntityDetails entity, HttpContext context, FutureCallback<Void> callback) {
            status = response.getCode();
            Arrays.stream(response.getHeaders()).map(Header::toString).forEach(headers::add);
            if (entity == null) {
                done();
                callback.completed(null);
            } else {
                whole = callback;
            }
        }

        @Override
        public void informationResponse(HttpResponse response, HttpContext context) {
            // 1xx says nothing
        }

        @Override
        public void updateCapacity(CapacityChannel channel) throws IOException {
            channel.update(BODY_BYTES_READ_MAX);
        }

        @Override
        public void consume(ByteBuffer source) {
            readBytes += source.remaining();
            byte[] part = new byte[Math.min(source.remaining(), BODY_BYTES_KEPT_MAX - kept.size())];
            source.get(part);
            source.position(source.limit());
            kept.writeBytes(part);
            if (readBytes > BODY_BYTES_READ_MAX) {
                done();
            }
        }

        @Override
        public void streamEnd(@Nullable List<? extends Header> trailers) {
            done();
            if (whole != null) {
                whole.completed(null);
            }
        }

        private void done() {
            answer.complete(new Answer(status, List.copyOf(headers), kept.toByteArray(), 0, null));
        }

        @Override
        public void completed(Void nothing) {
            done();
        }

        @Override
        public void failed(Exception cause) {
            answer.completeExceptionally(cause);
        }

        @Override
        public void cancelled() {
            answer.completeExceptionally(new CancellationException("cancelled"));
        }

        @Override
        public void releaseResources() {
            // the bytes are the garbage collector's
        }
    }
}
