package io.singlewindow.callback;

import io.singlewindow.ledger.PendingEntries;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * What happens to endpoints, told to their company: in its inbox, and so at its other endpoints. Of deliveries the log alone is told:
 * told to a company, each would be followed by another.
 */
@Component
@Profile("!simulator")
class CallbackEvents {

    private final PendingEntries entries;
    private final ObjectMapper json;

    CallbackEvents(PendingEntries entries, ObjectMapper json) {
        this.entries = entries;
        this.json = json;
    }

    void disabled(Endpoint endpoint, Delivery last, String reason) {
        tell(endpoint, EventType.ENDPOINT_DISABLED, "disabled", last, reason);
    }

    /** Of one that is about an endpoint nothing is told, or each would be followed by another. */
    void exhausted(Endpoint endpoint, Delivery dead, String reason) {
        if (!dead.type().startsWith("endpoint.")) {
            tell(endpoint, EventType.ENDPOINT_EXHAUSTED, "callback dead", dead, reason);
        }
    }

    void recovered(Endpoint endpoint, Delivery delivered) {
        tell(endpoint, EventType.ENDPOINT_RECOVERED, "recovered", delivered, null);
    }

    /** An event arrived at its endpoint. */
    void delivered(Delivery delivery, Attempt attempt) {
        note("callback.delivered", "callback delivered", delivery, attempt);
    }

    /** An event is not sent any more. */
    void dead(Delivery delivery, Attempt attempt) {
        note("callback.dead", "callback dead", delivery, attempt);
    }

    /** Under the endpoint: no party of the event's subject learns who else is called. A challenge is no event. */
    private void note(String type, String event, Delivery delivery, Attempt attempt) {
        if (delivery.entry() == null) {
            return;
        }
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", "window");
        content.put("event", event);
        content.put("endpointId", delivery.endpointId());
        content.put("deliveryId", delivery.id());
        content.put("webhookId", delivery.webhookId());
        content.put("type", delivery.type());
        content.put("attempts", delivery.attempts());
        content.put("status", attempt.status());
        content.put("bodySha256", attempt.bodySha256());
        entries.add(type, delivery.endpointId(), List.of(), json.writeValueAsString(content));
    }

    private void tell(Endpoint endpoint, EventType type, String event, Delivery delivery, @Nullable String reason) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", "window");
        content.put("event", "endpoint " + event);
        content.put("endpointId", endpoint.id());
        content.put("host", URI.create(endpoint.url()).getHost());
        content.put("contact", endpoint.contact());
        content.put("deliveryId", delivery.id());
        content.put("type", delivery.type());
        content.put("subject", delivery.subject());
        content.put("cursor", delivery.entry());
        content.put("reason", reason);
        entries.add(type.code(), endpoint.id(), List.of(endpoint.uscc()), json.writeValueAsString(content));
    }
}
