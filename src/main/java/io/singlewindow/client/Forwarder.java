package io.singlewindow.client;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/**
 * Posts events to a server on this machine as the window would call it back: same headers, same body, signed. So callbacks
 * can be developed where nobody can call in.
 */
final class Forwarder {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
    private static final int SECRET_BYTES = 32;
    private static final int SUCCESS_MIN = 200;
    private static final int SUCCESS_MAX = 299;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER_MAX)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final URI to;
    private final Webhook secret;
    private final Clock clock;

    Forwarder(URI to, Webhook secret, Clock clock) {
        this.to = to;
        this.secret = secret;
        this.clock = clock;
    }

    /** The address; anything but this machine is refused, what is forwarded is not for others. */
    static URI address(String text) throws Failure {
        try {
            URI uri = URI.create(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
                return uri;
            }
        } catch (IllegalArgumentException | UnknownHostException malformed) {
            // said below
        }
        throw Failure.usage("listen.address");
    }

    /** A secret for those who have none. */
    static String newSecret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Posts one event.
     *
     * @return what was answered, e.g. {@code 200}; starts with 2 where it succeeded
     * @throws IOException when nothing was answered
     */
    int forward(EventReader.Event event) throws IOException, InterruptedException {
        String id = "evt_" + event.id();
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(to).timeout(ANSWER_MAX).header("Content-Type", "application/json")
                .header("webhook-id", id).header("webhook-timestamp", String.valueOf(seconds))
                .header("webhook-signature", CallbackVerifier.sign(secret, id, seconds, event.data()))
                .POST(HttpRequest.BodyPublishers.ofString(event.data(), StandardCharsets.UTF_8)).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    static boolean arrived(int status) {
        return status >= SUCCESS_MIN && status <= SUCCESS_MAX;
    }
}
