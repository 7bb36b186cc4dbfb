package io.singlewindow.authority.simulator.platform;

import io.singlewindow.authority.simulator.OnHostedSimulator;
import io.singlewindow.authority.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Brings uploads to the window over HTTP. */
@Component
@Conditional(OnHostedSimulator.class)
class UploadPost {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).followRedirects(HttpClient.Redirect.NEVER).build();
    private final SimulatorSettings settings;
    private final Environment environment;

    UploadPost(SimulatorSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** One attempt; the window's answer, null when there was none that counts. */
    @Nullable String post(String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(window() + "/ceb2grab/grab/realTimeDataUpload")).timeout(ANSWER_MAX)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8").POST(HttpRequest.BodyPublishers.ofString(form)).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return answer.statusCode() == OK ? answer.body() : null;
        } catch (IOException away) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private String window() {
        return settings.callbackUrl().isEmpty()
                ? "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080")
                : settings.callbackUrl();
    }
}
