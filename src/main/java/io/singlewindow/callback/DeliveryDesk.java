package io.singlewindow.callback;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Deliveries as people look at them: a company at its own, the operator at everybody's; an operator's replay is an entry. */
@Component
@Profile("!simulator")
public class DeliveryDesk {

    private static final int ENDPOINTS_MAX = 200;
    private static final int TEXT_CHARACTERS_MAX = 16_384;

    private final Endpoints endpoints;
    private final EndpointStore store;
    private final DeliveryStore deliveries;
    private final AttemptStore attempts;
    private final Replays replays;
    private final CallbackSender sender;
    private final CallbackSettings settings;
    private final PendingEntries entries;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final ObjectMapper json;

    DeliveryDesk(Endpoints endpoints, EndpointStore store, DeliveryStore deliveries, AttemptStore attempts, Replays replays, CallbackSender sender,
            CallbackSettings settings, PendingEntries entries, TransactionTemplate transactions, Ledger ledger, ObjectMapper json) {
        this.endpoints = endpoints;
        this.store = store;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.replays = replays;
        this.sender = sender;
        this.settings = settings;
        this.entries = entries;
        this.transactions = transactions;
        this.ledger = ledger;
        this.json = json;
    }

    /**
     * An endpoint.
     *
     * @param company credit code
     * @param dead events whose attempts are used up
     */
    public record EndpointView(String id, String url, String company, String contact, String state, @Nullable String reason, long waiting, long dead) {}

    /**
     * An event to an endpoint.
     *
     * @param webhookId as the receiver got it
     */
    public record DeliveryView(String id, String webhookId, String type, String subject, String state, int attempts, boolean replayed, Instant createdAt,
            @Nullable Instant nextAttempt, @Nullable Instant finishedAt, @Nullable String cause) {}

    /**
     * One attempt.
     *
     * @param bodySha256 of what was sent
     * @param signed the exact string that was signed, for its company alone; null where it cannot be had any more
     * @param response its first 4 KB
     */
    public record AttemptView(int number, Instant at, @Nullable Integer status, long millis, boolean arrived, String requestHeaders, String bodySha256,
            @Nullable Text signed, String responseHeaders, String response, @Nullable String cause) {}

    /**
     * As much of a text as a page shows.
     *
     * @param leftOffCharacters that come after it; 0: it is whole
     */
    public record Text(String shown, int leftOffCharacters) {

        static Text of(String text) {
            int shown = Math.min(TEXT_CHARACTERS_MAX, text.length());
            // no half of a surrogate pair
            int end = shown > 0 && shown < text.length() && Character.isHighSurrogate(text.charAt(shown - 1)) ? shown - 1 : shown;
            return new Text(text.substring(0, end), text.length() - end);
        }
    }

    /**
     * The attempts of a delivery.
     *
     * @param body that was sent, for its company alone; null where none was sent yet, or another than would be sent now
     */
    public record Sent(boolean own, @Nullable Text body, List<AttemptView> attempts) {}

    /** Endpoints that the caller may look at; those that nothing reaches first. */
    public List<EndpointView> endpoints(Caller caller) {
        List<Endpoint> found = caller.role() == CallerRole.OPERATOR ? store.all(ENDPOINTS_MAX)
                : caller.uscc() == null ? List.of() : store.of(caller.uscc(), "", ENDPOINTS_MAX);
        return found.stream().map(this::view).toList();
    }

    /** One that the caller may look at. */
    public EndpointView endpoint(Caller caller, String id) {
        return view(endpoints.of(caller, id));
    }

    private EndpointView view(Endpoint endpoint) {
        return new EndpointView(endpoint.id(), endpoint.url(), endpoint.uscc(), endpoint.contact(), endpoint.state().name(), endpoint.reason(),
                deliveries.waiting(endpoint.id()), deliveries.countFinished(endpoint.id(), new DeliveryFilter(Delivery.State.DEAD, null, null, null)));
    }

    /**
     * Which deliveries are looked at.
     *
     * @param state empty: any
     * @param type of event; empty: any
     * @param since made at this time or later
     * @param until made before this time
     */
    public record Choice(String state, String type, @Nullable Instant since, @Nullable Instant until) {

        private DeliveryFilter filter() {
            return DeliveryFilter.of(state.isEmpty() ? null : state, type.isEmpty() ? null : type, since, until);
        }
    }

    /** Types of events that there are. */
    public List<String> types() {
        return EventType.codes();
    }

    /** How many are sent again at once. */
    public int replayMax() {
        return settings.replayMax();
    }

    /** Those that are chosen, before one of them, the newest first. */
    public List<DeliveryView> list(Caller caller, String endpointId, Choice choice, @Nullable String before, int max) {
        return deliveries.list(endpoints.of(caller, endpointId).id(), choice.filter(), before, max).stream().map(DeliveryDesk::view).toList();
    }

    /** One of them; 404 where it is none of this endpoint's. */
    public DeliveryView find(Caller caller, String endpointId, String id) {
        return deliveries.find(id).filter(found -> found.endpointId().equals(endpoints.of(caller, endpointId).id())).map(DeliveryDesk::view)
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "a delivery of this endpoint"));
    }

    private static DeliveryView view(Delivery delivery) {
        return new DeliveryView(delivery.id(), delivery.webhookId(), delivery.type(), delivery.subject(), delivery.state().name(), delivery.attempts(), delivery.replayed(),
                delivery.createdAt(), instant(delivery.nextAttemptAtMillis()), instant(delivery.finishedAtMillis()), delivery.cause());
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli).orElse(null);
    }

    /** Its attempts, the first first; what was sent is its company's to read, and not the operator's. */
    public Sent sent(Caller caller, String endpointId, String id) {
        Endpoint endpoint = endpoints.of(caller, endpointId);
        Delivery delivery = deliveries.find(id).filter(found -> found.endpointId().equals(endpoint.id()))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "a delivery of this endpoint"));
        List<Attempt> made = attempts.of(List.of(id)).getOrDefault(id, List.of());
        boolean own = endpoint.uscc().equals(caller.uscc());
        String body = own && !made.isEmpty() ? sender.body(endpoint, delivery) : "";
        String digest = CallbackSender.sha256(body);
        boolean same = own && made.stream().anyMatch(one -> one.bodySha256().equals(digest));
        return new Sent(own, same ? Text.of(body) : null, made.stream()
                .map(one -> view(one, own ? EndpointJson.signed(delivery, one, body, digest) : null)).toList());
    }

    private static AttemptView view(Attempt one, @Nullable String signed) {
        return new AttemptView(one.number(), one.at(), one.status(), one.millis(), one.arrived(), String.join("\n", one.requestHeaders()), one.bodySha256(),
                signed == null ? null : Text.of(signed), String.join("\n", one.responseHeaders()), new String(one.responseBody(), StandardCharsets.UTF_8),
                one.cause());
    }

    /** How many would be sent again. */
    public int finished(Caller caller, String endpointId, Choice choice) {
        return deliveries.countFinished(endpoints.of(caller, endpointId).id(), choice.filter());
    }

    /** Sends one again. */
    public void replay(Caller caller, String endpointId, String id) {
        replays.one(caller, endpointId, id);
        note(caller, endpointId, 1);
    }

    /**
     * Sends all again that are chosen.
     *
     * @param count as the caller was shown it; any other is refused
     */
    public int replayAll(Caller caller, String endpointId, Choice choice, int count) {
        int replayed = replays.all(caller, endpointId, choice.filter(), count);
        note(caller, endpointId, replayed);
        return replayed;
    }

    private void note(Caller caller, String endpointId, int count) {
        if (caller.role() == CallerRole.OPERATOR) {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("party", caller.id());
            content.put("event", "callbacks sent again");
            content.put("endpoint", endpointId);
            content.put("count", count);
            transactions.executeWithoutResult(status -> entries.add("ops.callbacks-replayed", endpointId, List.of(), json.writeValueAsString(content)));
            ledger.awaitDurable();
        }
    }
}
