package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Brings answers to the window over HTTP. */
@Component
@Conditional(OnHostedSimulator.class)
public class AnswerPost {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerPost.class);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final int ACCEPTED = 202;
    private static final int REFUSED = 422;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).followRedirects(HttpClient.Redirect.NEVER).build();
    private final SimulatorSettings settings;
    private final Environment environment;

    AnswerPost(SimulatorSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** One attempt; true when there is no use in another: the window has it, or has said that it does not want it. */
    public boolean post(Authority authority, byte[] answer) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(window() + "/api/v1/authorities/" + authority.code() + "/receipts"))
                .timeout(ANSWER_MAX).header("Content-Type", authority.speaksJws() ? "application/jose" : "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(answer)).build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != ACCEPTED) {
                LOG.debug("The window answered {} to an answer of {}", status, authority.code());
            }
            return status == ACCEPTED || status == REFUSED;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String window() {
        return settings.callbackUrl().isEmpty()
                ? "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080")
                : settings.callbackUrl();
    }
}
