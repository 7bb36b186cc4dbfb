package io.singlewindow.callback;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** What companies do with their endpoints. Everything told is durable. */
@Component
@Profile("!simulator")
class Endpoints {

    private static final int CHALLENGE_BYTES = 24;

    private final EndpointStore store;
    private final DeliveryStore deliveries;
    private final AttemptStore attempts;
    private final CallbackSender sender;
    private final Ledger ledger;
    private final EntryLog log;
    private final SubmissionIds ids;
    private final TransactionTemplate transactions;
    private final CallbackSettings settings;
    private final Clock clock;
    private final ObjectMapper json;
    private final SecureRandom random = new SecureRandom();

    Endpoints(EndpointStore store, DeliveryStore deliveries, AttemptStore attempts, CallbackSender sender, Ledger ledger, EntryLog log,
            SubmissionIds ids, TransactionTemplate transactions, CallbackSettings settings, Clock clock, ObjectMapper json) {
        this.store = store;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.sender = sender;
        this.ledger = ledger;
        this.log = log;
        this.ids = ids;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /** A challenge that was made, taken until then for its first attempt. */
    private record Challenge(String id, long leasedUntilMillis) {}

    /**
     * An endpoint, and what became of the attempt that was made with the request.
     *
     * @param secret where it is shown, once
     * @param attempt null when there was none
     */
    record Done(Endpoint endpoint, @Nullable String secret, @Nullable Attempt attempt) {

        /** That its challenge was not answered; nothing where it was, or none was asked. */
        List<Finding> findings() {
            String cause = attempt == null ? null : attempt.cause();
            return cause == null ? List.of() : List.of(Finding.of(ErrorCode.SYS_023, cause, "2xx with the challenge"));
        }
    }

    /** The caller's endpoint of this id; what is not his does not exist for him. Every one is the operator's, who comes by pages only. */
    Endpoint of(Caller caller, String id) {
        return store.find(id).filter(endpoint -> caller.role() == CallerRole.OPERATOR || endpoint.uscc().equals(caller.uscc())).orElseThrow(() -> notFound(id));
    }

    private static ProblemException notFound(String id) {
        return ProblemException.of(404, ErrorCode.SYS_002, id, "an endpoint of yours");
    }

    /** Makes an endpoint and asks it its challenge. */
    CompletableFuture<Done> create(Caller caller, String uscc, EndpointRequest request) {
        if (request.url() == null) {
            throw ProblemException.of(422, ErrorCode.SYS_021, "-", "url");
        }
        Instant now = clock.instant();
        String secret = Signature.newSecret(random);
        Endpoint made = request.applied(new Endpoint(ids.next(now), caller.id(), uscc, request.url(), Set.of(), Set.of(), Endpoint.Form.THIN, "",
                Endpoint.State.PENDING, null, log.size() - 1, null, false, now));
        Challenge challenge = Objects.requireNonNull(transactions.execute(status -> {
            int count = store.countLocking(caller.id());
            if (count >= settings.endpointsPerPrincipalMax()) {
                throw ProblemException.of(422, ErrorCode.SYS_022, String.valueOf(count + 1), String.valueOf(settings.endpointsPerPrincipalMax()));
            }
            store.insert(made, secret);
            return challenge(made);
        }));
        ledger.awaitDurable();
        return ask(made.id(), challenge, secret);
    }

    /** Asks an endpoint that waits for it, or is disabled, its challenge. */
    CompletableFuture<Done> verify(Caller caller, String id) {
        Challenge challenge = Objects.requireNonNull(change(caller, id, endpoint -> {
            require(endpoint, Endpoint.State.PENDING, Endpoint.State.DISABLED);
            return pending(endpoint);
        }));
        ledger.awaitDurable();
        return ask(id, challenge, null);
    }

    /** Changes what is said; another address has to answer a challenge of its own. */
    CompletableFuture<Done> change(Caller caller, String id, EndpointRequest request) {
        Challenge challenge = change(caller, id, endpoint -> {
            Endpoint changed = request.applied(endpoint);
            store.update(changed);
            return changed.url().equals(endpoint.url()) ? null : pending(changed);
        });
        ledger.awaitDurable();
        return challenge == null ? CompletableFuture.completedFuture(new Done(of(caller, id), null, null)) : ask(id, challenge, null);
    }

    void delete(Caller caller, String id) {
        change(caller, id, endpoint -> {
            deliveries.deleteOf(id);
            store.delete(id);
            return null;
        });
        ledger.awaitDurable();
    }

    Endpoint pause(Caller caller, String id) {
        change(caller, id, endpoint -> {
            require(endpoint, Endpoint.State.ACTIVE, Endpoint.State.PAUSED);
            store.state(id, Endpoint.State.PAUSED, null);
            return null;
        });
        ledger.awaitDurable();
        return of(caller, id);
    }

    /** Goes on, with what was held; one that was disabled has to answer a challenge first. */
    CompletableFuture<Done> resume(Caller caller, String id) {
        Challenge challenge = change(caller, id, endpoint -> {
            require(endpoint, Endpoint.State.PAUSED, Endpoint.State.ACTIVE, Endpoint.State.DISABLED);
            if (endpoint.state() == Endpoint.State.DISABLED) {
                return pending(endpoint);
            }
            store.state(id, Endpoint.State.ACTIVE, null);
            deliveries.afresh(id, clock.millis());
            return null;
        });
        ledger.awaitDurable();
        return challenge == null ? CompletableFuture.completedFuture(new Done(of(caller, id), null, null)) : ask(id, challenge, null);
    }

    /** Signs by a new secret; the one so far signs beside it for a while. */
    Done rotate(Caller caller, String id) {
        String secret = Signature.newSecret(random);
        change(caller, id, endpoint -> {
            store.rotate(id, secret, clock.millis() + settings.oldSecretValid().toMillis());
            return null;
        });
        ledger.awaitDurable();
        return new Done(of(caller, id), secret, null);
    }

    /** Sends a test, once; the delivery's id comes with the attempt. */
    CompletableFuture<Map.Entry<String, Attempt>> test(Caller caller, String id) {
        Endpoint endpoint = of(caller, id);
        require(endpoint, Endpoint.State.PENDING, Endpoint.State.ACTIVE, Endpoint.State.PAUSED);
        Instant now = clock.instant();
        String deliveryId = ids.next(now);
        String content = content(endpoint, EventType.TEST, deliveryId, Map.of("endpointId", id, "message", "测试 / a test"));
        Delivery test = new Delivery(deliveryId, id, null, EventType.TEST, EventType.TEST, EventType.TEST, Endpoint.Form.FULL, false, content,
                Delivery.State.WAITING, false, 1, now.toEpochMilli(), null, null, now, null);
        return sender.sendUnkept(endpoint, test).handle((made, failed) -> {
            if (failed != null) {
                throw ProblemException.of(429, ErrorCode.SYS_011, id, "fewer tests at once");
            }
            Attempt attempt = made.judged();
            Delivery.State state = attempt.arrived() ? Delivery.State.DELIVERED : Delivery.State.DEAD;
            transactions.executeWithoutResult(status -> store.lock(id).ifPresent(locked -> {
                deliveries.insertFinished(deliveryId, id, EventType.TEST, content, state, now.toEpochMilli(), clock.millis());
                attempts.insert(deliveryId, attempt);
            }));
            return Map.entry(deliveryId, attempt);
        });
    }

    private <T> @Nullable T change(Caller caller, String id, Function<Endpoint, @Nullable T> work) {
        return transactions.execute(status -> {
            Endpoint locked = store.lock(id).filter(endpoint -> endpoint.uscc().equals(caller.uscc())).orElseThrow(() -> notFound(id));
            return work.apply(locked);
        });
    }

    private static void require(Endpoint endpoint, Endpoint.State... allowed) {
        if (!Set.of(allowed).contains(endpoint.state())) {
            throw ProblemException.of(409, ErrorCode.SYS_025, endpoint.state().name(), java.util.Arrays.toString(allowed));
        }
    }

    private Challenge pending(Endpoint endpoint) {
        store.state(endpoint.id(), Endpoint.State.PENDING, null);
        deliveries.endChallenges(endpoint.id(), clock.millis());
        return challenge(endpoint);
    }

    private Challenge challenge(Endpoint endpoint) {
        Instant now = clock.instant();
        String id = ids.next(now);
        byte[] unknown = new byte[CHALLENGE_BYTES];
        random.nextBytes(unknown);
        String content = content(endpoint, EventType.CHALLENGE, id, Map.of("endpointId", endpoint.id(),
                "challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(unknown)));
        long until = now.toEpochMilli() + sender.lease().toMillis();
        deliveries.insertTaken(id, endpoint.id(), EventType.CHALLENGE, content, until, now.toEpochMilli());
        return new Challenge(id, until);
    }

    private String content(Endpoint endpoint, String type, String id, Map<String, String> data) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("cursor", null);
        content.put("id", id);
        content.put("type", type);
        content.put("time", BusinessTime.iso(clock.instant()));
        content.put("subject", endpoint.id());
        content.put("data", new java.util.TreeMap<>(data));
        return json.writeValueAsString(content);
    }

    private CompletableFuture<Done> ask(String id, Challenge challenge, @Nullable String secret) {
        return sender.sendNow(id, challenge.id(), challenge.leasedUntilMillis()).thenApply(attempt -> {
            // what became of it is durable with the row that says so; asked again it would be the same challenge
            Optional<Endpoint> endpoint = store.find(id);
            return new Done(endpoint.orElseThrow(() -> notFound(id)), secret, attempt.orElse(null));
        });
    }
}
