package io.singlewindow.authority.customs;

import io.singlewindow.authority.AuthorityClient;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.Outgoing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Posts a DxpMsg and reads the DxpRep that answers it. */
final class CustomsHttpClient implements AuthorityClient {

    private static final int ANSWER_BYTES_MAX = 1 << 20;
    private static final int OK = 200;

    private final Supplier<String> url;
    private final CustomsSettings settings;
    private final CustomsReplies replies;
    private final HttpClient http;

    /**
     * @param url address, asked for at each delivery: in the sandbox it is our own port, known only after the start
     */
    CustomsHttpClient(Supplier<String> url, CustomsSettings settings) {
        this.url = url;
        this.settings = settings;
        this.replies = new CustomsReplies(settings.acceptedCodes());
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @Override
    public Delivery deliver(Outgoing outgoing) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.get())).timeout(settings.answerTimeout())
                .header("Content-Type", "application/xml; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(outgoing.body())).build();
        long deadline = System.nanoTime() + settings.answerTimeout().toNanos();
        CompletableFuture<HttpResponse<InputStream>> sent = http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            return delivery(sent.get(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS), deadline);
        } catch (TimeoutException late) {
            sent.cancel(true);
            return failed("no answer within " + settings.answerTimeout());
        } catch (ExecutionException | IOException unreachable) {
            return failed(String.valueOf(unreachable.getCause() == null ? unreachable : unreachable.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        }
    }

    /** The client's own time-out ends with the answer's head; its body must come in time too. */
    private Delivery delivery(HttpResponse<InputStream> answer, long deadlineNanos) throws IOException {
        InputStream body = answer.body();
        CompletableFuture<Void> close = CompletableFuture.runAsync(() -> close(body),
                CompletableFuture.delayedExecutor(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS));
        try (body) {
            byte[] dxpRep = body.readNBytes(ANSWER_BYTES_MAX);
            return answer.statusCode() == OK ? replies.delivery(dxpRep) : failed("HTTP status " + answer.statusCode());
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

    private static Delivery failed(String detail) {
        return new Delivery(Outcome.FAILED, null, detail);
    }
}
