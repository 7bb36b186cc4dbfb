package io.singlewindow.callback;

import io.singlewindow.access.Caller;
import io.singlewindow.outbound.GuardedUrl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A company's endpoints, by its own hand. Whoever waits for a receiver's answer holds no thread. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/callback-endpoints")
class EndpointController {

    private final Endpoints endpoints;
    private final EndpointStore store;
    private final EndpointJson json;
    private final GuardedUrl urls;

    EndpointController(Endpoints endpoints, EndpointStore store, EndpointJson json, GuardedUrl urls) {
        this.endpoints = endpoints;
        this.store = store;
        this.json = json;
        this.urls = urls;
    }

    @PostMapping
    CompletableFuture<ResponseEntity<Map<String, @Nullable Object>>> create(
            @AuthenticationPrincipal Caller caller, @RequestBody Map<String, Object> body) {
        return endpoints.create(caller, Companies.of(caller), EndpointRequest.of(body, urls))
                .thenApply(done -> ResponseEntity.status(HttpStatus.CREATED).body(json.of(done)));
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            @AuthenticationPrincipal Caller caller, @RequestParam(value = "after", defaultValue = "") String after,
            @RequestParam(value = "limit", defaultValue = "100") int limit) {
        Pages.requireLimit(limit, Pages.LIMIT_MAX);
        List<Endpoint> found = new ArrayList<>(store.of(Companies.of(caller), after, limit + 1));
        return Pages.page(found, limit, json::of, Endpoint::id);
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return json.of(endpoints.of(caller, id));
    }

    /** Members that are left out stay as they are. */
    @RequestMapping(value = "/{id}", method = {RequestMethod.PATCH, RequestMethod.PUT})
    CompletableFuture<Map<String, @Nullable Object>> change(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestBody Map<String, Object> body) {
        return endpoints.change(caller, id, EndpointRequest.of(body, urls)).thenApply(json::of);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        endpoints.delete(caller, id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/verify")
    CompletableFuture<Map<String, @Nullable Object>> verify(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return endpoints.verify(caller, id).thenApply(json::of);
    }

    @PostMapping("/{id}/pause")
    Map<String, @Nullable Object> pause(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return json.of(endpoints.pause(caller, id));
    }

    @PostMapping("/{id}/resume")
    CompletableFuture<Map<String, @Nullable Object>> resume(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return endpoints.resume(caller, id).thenApply(json::of);
    }

    @PostMapping("/{id}/rotate-secret")
    Map<String, @Nullable Object> rotate(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return json.of(endpoints.rotate(caller, id));
    }

    @PostMapping("/{id}/test")
    CompletableFuture<Map<String, @Nullable Object>> test(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return endpoints.test(caller, id).thenApply(sent -> {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("deliveryId", sent.getKey());
            answer.put("delivered", sent.getValue().arrived());
            answer.put("attempt", json.attempt(sent.getValue(), null));
            return answer;
        });
    }
}
