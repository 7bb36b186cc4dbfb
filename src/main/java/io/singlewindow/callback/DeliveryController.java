package io.singlewindow.callback;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was delivered to an endpoint, each attempt whole, and sending it again. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/callback-endpoints/{id}")
class DeliveryController {

    private final Endpoints endpoints;
    private final DeliveryStore deliveries;
    private final AttemptStore attempts;
    private final Replays replays;
    private final EndpointJson json;

    DeliveryController(Endpoints endpoints, DeliveryStore deliveries, AttemptStore attempts, Replays replays, EndpointJson json) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.replays = replays;
        this.json = json;
    }

    @GetMapping("/deliveries")
    Map<String, @Nullable Object> list(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") String id,
            @RequestParam(value = "state", required = false) @Nullable String state,
            @RequestParam(value = "type", required = false) @Nullable String type,
            @RequestParam(value = "since", required = false) @Nullable String since,
            @RequestParam(value = "until", required = false) @Nullable String until,
            @RequestParam(value = "after", required = false) @Nullable String after,
            @RequestParam(value = "limit", defaultValue = "50") int limit) {
        Pages.requireLimit(limit, Pages.LIMIT_MAX);
        Endpoint endpoint = endpoints.of(caller, id);
        List<Delivery> found = deliveries.list(endpoint.id(), DeliveryFilter.of(state, type, since, until), after, limit + 1);
        Map<String, List<Attempt>> made = attempts.of(found.stream().map(Delivery::id).toList());
        return Pages.page(found, limit, delivery -> json.of(endpoint, delivery, made.getOrDefault(delivery.id(), List.of())), Delivery::id);
    }

    @GetMapping("/deliveries/{delivery}")
    Map<String, @Nullable Object> one(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @PathVariable("delivery") String deliveryId) {
        Endpoint endpoint = endpoints.of(caller, id);
        return deliveries.find(deliveryId).filter(delivery -> delivery.endpointId().equals(endpoint.id()))
                .map(delivery -> json.of(endpoint, delivery, attempts.of(List.of(deliveryId)).getOrDefault(deliveryId, List.of())))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, deliveryId, "a delivery of this endpoint"));
    }

    /** One by {@code deliveryId}, or all that {@code state}, {@code type}, {@code since} and {@code until} choose, with their {@code count}. */
    @PostMapping("/replay")
    ResponseEntity<Map<String, Object>> replay(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestBody Map<String, Object> body) {
        String one = text(body, "deliveryId");
        if (one != null) {
            replays.one(caller, id, one);
            return answer(1);
        }
        DeliveryFilter filter = DeliveryFilter.of(text(body, "state"), text(body, "type"), text(body, "since"), text(body, "until"));
        if (!(body.get("count") instanceof Integer count)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "count=" + body.get("count"), "deliveryId, or the number that the filter chooses");
        }
        return answer(replays.all(caller, id, filter, count));
    }

    private static @Nullable String text(Map<String, Object> body, String name) {
        Object value = body.get(name);
        if (value != null && !(value instanceof String)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + "=" + value, "a text");
        }
        return (String) value;
    }

    private static ResponseEntity<Map<String, Object>> answer(int replayed) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(Map.of("replayed", replayed));
    }
}
