package io.singlewindow.sandbox;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.SimulatorAddress;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The way to the simulated authorities, in this process or in their own. */
@Component
@Profile("sandbox")
class SimulatorLink {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatorLink.class);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String url;
    private final SimulatorAddress address;
    private final ObjectMapper json;

    SimulatorLink(@Value("${window.simulator.url}") String url, SimulatorAddress address, ObjectMapper json) {
        this.url = url;
        this.address = address;
        this.json = json;
    }

    /** Simulators of their own have a clock of their own, which follows the sandbox's. */
    void moveClock(Instant now) {
        if (!url.isEmpty()) {
            send("POST", "/simulator/clock", json.writeValueAsString(Map.of("now", now.toString())));
        }
    }

    /**
     * The simulated platform has sold an order, so it can be asked for it. Where no simulator runs it cannot, and nothing else
     * depends on that.
     */
    void sold(Map<String, Object> order) {
        try {
            send("POST", "/simulator/platform/orders", json.writeValueAsString(order));
        } catch (ProblemException away) {
            LOG.warn("The simulated platform does not know order {}: {}", order.get("orderNo"), away.getMessage());
        }
    }

    /** What the simulated platform was asked and what it uploaded; JSON. */
    String platformReceived(String query) {
        return send("GET", "/simulator/platform/received" + query, "");
    }

    /** What a simulated authority answers to a question about itself; JSON. */
    String ask(Authority authority, String method, String call) {
        return send(method, "/simulator/" + authority.code() + call, "");
    }

    private String send(String method, String path, String body) {
        String base = address.base();
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_MAX)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() >= 400) {
                int status = answer.statusCode() == 404 ? 404 : 400;
                throw ProblemException.of(status, ErrorCode.SYS_007, path + " " + body, "simulator answered " + answer.statusCode());
            }
            return answer.body();
        } catch (java.io.IOException unreachable) {
            throw ProblemException.of(503, ErrorCode.SYS_001, base, "a running simulator");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(503, ErrorCode.SYS_001, base, "an answer");
        }
    }
}
