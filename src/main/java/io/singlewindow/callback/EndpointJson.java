package io.singlewindow.callback;

import io.singlewindow.problem.ProblemJson;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How endpoints, deliveries and attempts look as JSON. */
@Component
@Profile("!simulator")
class EndpointJson {

    private static final String PATH = "/api/v1/callback-endpoints/";

    private final CallbackSender sender;

    EndpointJson(CallbackSender sender) {
        this.sender = sender;
    }

    Map<String, @Nullable Object> of(Endpoint endpoint) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", endpoint.id());
        json.put("url", endpoint.url());
        json.put("entity", endpoint.uscc());
        json.put("types", endpoint.types());
        json.put("subjects", endpoint.subjects());
        json.put("form", endpoint.form());
        json.put("contact", endpoint.contact());
        json.put("state", endpoint.state());
        json.put("reason", endpoint.reason());
        json.put("failingSince", time(endpoint.failingSinceMillis()));
        json.put("createdAt", BusinessTime.iso(endpoint.createdAt()));
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", PATH + endpoint.id());
        for (String call : List.of("deliveries", "test", "verify", "replay")) {
            links.put(call, PATH + endpoint.id() + "/" + call);
        }
        json.put("links", links);
        return json;
    }

    /** With its secret where it is new, and a finding where its challenge was not answered. */
    Map<String, @Nullable Object> of(Endpoints.Done done) {
        Map<String, @Nullable Object> json = of(done.endpoint());
        if (done.secret() != null) {
            json.put("secret", done.secret());
        }
        Attempt attempt = done.attempt();
        if (attempt != null) {
            json.put("attempt", attempt(attempt, null));
        }
        json.put("findings", ProblemJson.findings(done.findings()));
        return json;
    }

    /**
     * A delivery.
     *
     * @param endpoint whose; null where nothing of what was sent is shown
     */
    Map<String, @Nullable Object> of(@Nullable Endpoint endpoint, Delivery delivery, List<Attempt> attempts) {
        String body = endpoint == null || attempts.isEmpty() ? "" : sender.body(endpoint, delivery);
        String digest = CallbackSender.sha256(body);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", delivery.id());
        json.put("webhookId", delivery.webhookId());
        json.put("cursor", delivery.entry());
        json.put("type", delivery.type());
        json.put("subject", delivery.entry() == null ? delivery.endpointId() : delivery.subject());
        json.put("form", delivery.form());
        json.put("state", delivery.state());
        json.put("replayed", delivery.replayed());
        json.put("cause", delivery.cause());
        json.put("createdAt", BusinessTime.iso(delivery.createdAt()));
        json.put("finishedAt", time(delivery.finishedAtMillis()));
        json.put("nextAttemptAt", time(delivery.nextAttemptAtMillis()));
        json.put("attempts", attempts.stream().map(attempt -> attempt(attempt,
                // the exact string or none: should an entry ever be rendered otherwise than then, it says so by its digest
                signed(delivery, attempt, body, digest))).toList());
        return json;
    }

    /**
     * The exact string that an attempt signed; null when it sent another body than this.
     *
     * @param digest of the body
     */
    static @Nullable String signed(Delivery delivery, Attempt attempt, String body, String digest) {
        return attempt.bodySha256().equals(digest) ? Signature.signed(delivery.webhookId(), timestamp(attempt), body) : null;
    }

    private static long timestamp(Attempt attempt) {
        String header = "webhook-timestamp: ";
        return attempt.requestHeaders().stream().filter(line -> line.startsWith(header))
                .map(line -> Long.parseLong(line.substring(header.length()))).findFirst().orElse(0L);
    }

    /** An attempt, with the string that was signed where it is asked for. */
    Map<String, @Nullable Object> attempt(Attempt attempt, @Nullable String signed) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("number", attempt.number() == 0 ? null : attempt.number());
        json.put("time", BusinessTime.iso(attempt.at()));
        json.put("status", attempt.status());
        json.put("durationMillis", attempt.millis());
        json.put("cause", attempt.cause());
        json.put("requestHeaders", attempt.requestHeaders());
        json.put("responseHeaders", attempt.responseHeaders());
        json.put("responseBody", new String(attempt.responseBody(), StandardCharsets.UTF_8));
        json.put("bodySha256", attempt.bodySha256());
        json.put("signed", signed);
        return json;
    }

    private static @Nullable String time(@Nullable Long millis) {
        return millis == null ? null : BusinessTime.iso(Instant.ofEpochMilli(millis));
    }
}
