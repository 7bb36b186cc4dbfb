package io.singlewindow.callback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What reaches nobody, for the operator: disabled endpoints and dead events, without what they say. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/ops/callbacks")
class DeadController {

    private final EndpointStore endpoints;
    private final DeliveryStore deliveries;
    private final EndpointJson json;

    DeadController(EndpointStore endpoints, DeliveryStore deliveries, EndpointJson json) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.json = json;
    }

    @GetMapping("/dead")
    Map<String, @Nullable Object> dead(
            @RequestParam(value = "after", required = false) @Nullable String after,
            @RequestParam(value = "limit", defaultValue = "100") int limit) {
        Pages.requireLimit(limit, Pages.LIMIT_MAX);
        List<Delivery> dead = deliveries.dead(after, limit + 1);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("disabledEndpoints", endpoints.disabled(Pages.LIMIT_MAX).stream().map(json::of).toList());
        answer.putAll(Pages.page(dead, limit, this::item, Delivery::id));
        return answer;
    }

    private Map<String, @Nullable Object> item(Delivery delivery) {
        Map<String, @Nullable Object> item = json.of(null, delivery, List.of());
        item.remove("attempts");
        Optional<Endpoint> endpoint = endpoints.find(delivery.endpointId());
        item.put("endpointId", delivery.endpointId());
        item.put("entity", endpoint.map(Endpoint::uscc).orElse(null));
        item.put("url", endpoint.map(Endpoint::url).orElse(null));
        item.put("contact", endpoint.map(Endpoint::contact).orElse(null));
        return item;
    }
}
