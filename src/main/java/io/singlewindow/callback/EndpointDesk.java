package io.singlewindow.callback;

import io.singlewindow.access.Caller;
import io.singlewindow.outbound.GuardedUrl;
import io.singlewindow.problem.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Endpoints as a company's people look after them: what {@link EndpointController} does for its programs, by the same rules. Every
 * call is about the caller's own company; another's endpoint is a 404. Whoever waits for a receiver's answer holds no thread.
 */
@Component
@Profile("!simulator")
public class EndpointDesk {

    private static final int ENDPOINTS_MAX = 200;

    private final Endpoints endpoints;
    private final EndpointStore store;
    private final GuardedUrl urls;
    private final CallbackSettings settings;

    EndpointDesk(Endpoints endpoints, EndpointStore store, GuardedUrl urls, CallbackSettings settings) {
        this.endpoints = endpoints;
        this.store = store;
        this.urls = urls;
        this.settings = settings;
    }

    /**
     * An endpoint.
     *
     * @param types of events; empty for every type
     * @param subjects kinds of what they are about; empty for every kind
     * @param form THIN or FULL
     * @param state PENDING, ACTIVE, PAUSED or DISABLED
     * @param reason of a state that nobody chose
     * @param failingSince null when the last attempt arrived
     */
    public record View(String id, String url, Set<String> types, Set<String> subjects, String form, String contact, String state,
            @Nullable String reason, @Nullable Instant failingSince, Instant createdAt) {

        private static View of(Endpoint endpoint) {
            Long failing = endpoint.failingSinceMillis();
            return new View(endpoint.id(), endpoint.url(), endpoint.types(),
                    endpoint.subjects().stream().map(Enum::name).collect(Collectors.toSet()), endpoint.form().name(), endpoint.contact(),
                    endpoint.state().name(), endpoint.reason(), failing == null ? null : Instant.ofEpochMilli(failing), endpoint.createdAt());
        }
    }

    /**
     * One attempt that was made with a request.
     *
     * @param deliveryId under which it is kept; null where it is not told
     * @param status of the answer; null when there was none
     * @param cause why it did not arrive; null when it did
     */
    public record Tried(@Nullable String deliveryId, boolean arrived, @Nullable Integer status, long millis, @Nullable String cause) {

        private static @Nullable Tried of(@Nullable String deliveryId, @Nullable Attempt attempt) {
            return attempt == null ? null : new Tried(deliveryId, attempt.arrived(), attempt.status(), attempt.millis(), attempt.cause());
        }
    }

    /**
     * What was done.
     *
     * @param secret where it is new: it is shown this once
     * @param tried null where nothing was sent
     * @param findings that the challenge was not answered
     */
    public record Done(String id, @Nullable String secret, @Nullable Tried tried, List<Finding> findings) {

        private static Done of(Endpoints.Done done) {
            return new Done(done.endpoint().id(), done.secret(), Tried.of(null, done.attempt()), done.findings());
        }
    }

    /** The company's endpoints, the oldest first. */
    public List<View> all(Caller caller) {
        return store.of(Companies.of(caller), "", ENDPOINTS_MAX).stream().map(View::of).toList();
    }

    /** One of them. */
    public View of(Caller caller, String id) {
        return View.of(endpoints.of(caller, id));
    }

    /** Types of events that there are. */
    public List<String> types() {
        return EventType.codes();
    }

    /** Kinds of what events are about. */
    public List<String> subjects() {
        return Arrays.stream(SubjectKind.values()).map(Enum::name).toList();
    }

    /** How much an event may say. */
    public List<String> forms() {
        return Arrays.stream(Endpoint.Form.values()).map(Enum::name).toList();
    }

    /** How long an old secret signs beside a new one. */
    public Duration oldSecretValid() {
        return settings.oldSecretValid();
    }

    /** How long events are held for one that does not get them. */
    public Duration heldMax() {
        return settings.retention();
    }

    /**
     * Makes one and asks it its challenge.
     *
     * @param asked members as in the API's request
     * @throws io.singlewindow.problem.ProblemException 422 with every fault at its member, or where there are too many endpoints
     */
    public CompletableFuture<Done> create(Caller caller, Map<String, Object> asked) {
        return endpoints.create(caller, Companies.of(caller), EndpointRequest.of(asked, urls)).thenApply(Done::of);
    }

    /** Changes what is said; another address is asked a challenge of its own. */
    public CompletableFuture<Done> change(Caller caller, String id, Map<String, Object> asked) {
        return endpoints.change(caller, id, EndpointRequest.of(asked, urls)).thenApply(Done::of);
    }

    /** Asks the challenge again. */
    public CompletableFuture<Done> verify(Caller caller, String id) {
        return endpoints.verify(caller, id).thenApply(Done::of);
    }

    /** Sends a test, once. */
    public CompletableFuture<Done> test(Caller caller, String id) {
        return endpoints.test(caller, id).thenApply(sent -> new Done(id, null, Tried.of(sent.getKey(), sent.getValue()), List.of()));
    }

    /** Holds its events. */
    public void pause(Caller caller, String id) {
        endpoints.pause(caller, id);
    }

    /** Delivers what was held. */
    public CompletableFuture<Done> resume(Caller caller, String id) {
        return endpoints.resume(caller, id).thenApply(Done::of);
    }

    /** Makes a new secret; the one so far signs beside it for a while. */
    public Done rotate(Caller caller, String id) {
        return Done.of(endpoints.rotate(caller, id));
    }

    /** Forgets it, and what waits for it. */
    public void delete(Caller caller, String id) {
        endpoints.delete(caller, id);
    }
}
