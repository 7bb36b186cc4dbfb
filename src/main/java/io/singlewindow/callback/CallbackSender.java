package io.singlewindow.callback;

import io.singlewindow.callback.DeliveryStore.Due;
import io.singlewindow.outbound.GuardedHttp;
import io.singlewindow.time.MachineTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. Rows wait, threads do not: an endpoint that hangs holds a connection and a bounded number of places,
 * and slows no other.
 */
@Component("callbackSender")
@Profile("!simulator")
public class CallbackSender implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackSender.class);
    /** For the database's part of an attempt. */
    private static final int WORKERS = 8;
    /** For looking up names, which may hang; they end when idle. */
    private static final int CONNECTORS_MAX = 64;
    private static final int IDLE_SECONDS_MAX = 30;
    /** On top of an attempt's time; one whose sender died is due again after that. */
    private static final Duration LEASE_EXTRA = Duration.ofSeconds(10);
    private static final long STOP_MILLIS_MAX = 5_000;

    private final EndpointStore endpoints;
    private final DeliveryStore deliveries;
    private final Outcomes outcomes;
    private final InboxItems items;
    private final ReceiptEnvelopes envelopes;
    private final GuardedHttp http;
    private final CallbackSettings settings;
    private final Clock clock;
    private final MachineTime machine;
    private final UnderWay underWay;
    private final ThreadPoolExecutor workers = pool("callback-worker", WORKERS);
    private final ThreadPoolExecutor connectors = pool("callback-connector", CONNECTORS_MAX);
    private volatile boolean stopping;

    CallbackSender(EndpointStore endpoints, DeliveryStore deliveries, Outcomes outcomes, InboxItems items, ReceiptEnvelopes envelopes,
            GuardedHttp http, CallbackSettings settings, Clock clock, MachineTime machine) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.outcomes = outcomes;
        this.items = items;
        this.envelopes = envelopes;
        this.http = http;
        this.settings = settings;
        this.clock = clock;
        this.machine = machine;
        this.underWay = new UnderWay(settings.underWayMax());
    }

    private static ThreadPoolExecutor pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS_MAX, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                work -> new Thread(work, name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** What is sent in one attempt. */
    private record Letter(Delivery delivery, String url, Map<String, String> headers, String body, Instant at) {}

    /** Takes what is due and has it sent; returns at once. */
    public void sendDue() {
        for (Endpoint endpoint : endpoints.due(clock.millis())) {
            take(endpoint);
        }
    }

    private void take(Endpoint endpoint) {
        int max = settings.underWayPerEndpointMax();
        int endpointMax = endpoint.failingSinceMillis() == null ? max : Math.max(1, max / 2);
        int busy = underWay.of(endpoint.id());
        if (stopping || busy >= endpointMax) {
            return;
        }
        long now = clock.millis();
        long until = now + lease().toMillis();
        // those under way are among the due ones only when the sandbox's clock has jumped over their lease
        for (Due due : deliveries.due(endpoint, now, endpointMax + busy)) {
            if (!underWay.start(endpoint.id(), due.id(), endpointMax)) {
                continue;
            }
            boolean leased = false;
            try {
                leased = deliveries.lease(due, now, until);
            } finally {
                if (!leased) {
                    underWay.end(endpoint.id(), due.id());
                }
            }
            if (leased) {
                attempt(endpoint.id(), due.id(), until);
            }
        }
    }

    /** How long one that is taken belongs to who took it. */
    Duration lease() {
        return settings.answerMax().plus(LEASE_EXTRA);
    }

    /** The first attempt of a delivery that was made leased until then; the attempt as it is kept, empty when it was not made. */
    CompletableFuture<Optional<Attempt>> sendNow(String endpointId, String deliveryId, long leasedUntilMillis) {
        if (stopping || !underWay.start(endpointId, deliveryId, settings.underWayPerEndpointMax())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return attempt(endpointId, deliveryId, leasedUntilMillis);
    }

    private CompletableFuture<Optional<Attempt>> attempt(String endpointId, String deliveryId, long leasedUntilMillis) {
        return CompletableFuture.supplyAsync(() -> letter(endpointId, deliveryId, leasedUntilMillis), workers)
                .thenCompose(letter -> letter.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.<Attempt>empty())
                        : send(letter.get()).thenApplyAsync(made -> Optional.of(outcomes.record(endpointId, deliveryId, made)), workers))
                .handle((made, failed) -> {
                    underWay.end(endpointId, deliveryId);
                    if (failed != null && !stopping) {
                        // the database, most likely: the row is due again when its lease is over
                        LOG.error("Callback {} could not be attempted, it is tried again: {}", deliveryId,
                                String.valueOf(failed instanceof CompletionException ? failed.getCause() : failed));
                    }
                    next(endpointId);
                    return made == null ? Optional.<Attempt>empty() : made;
                });
    }

    /** A place is free: the endpoint's next need not wait for the timer. */
    private void next(String endpointId) {
        if (!stopping) {
            workers.execute(() -> {
                try {
                    endpoints.find(endpointId).ifPresent(this::take);
                } catch (RuntimeException away) {
                    LOG.warn("What is due to endpoint {} is taken by the timer: {}", endpointId, away.toString());
                }
            });
        }
    }

    private Optional<Letter> letter(String endpointId, String deliveryId, long leasedUntilMillis) {
        if (!deliveries.extend(deliveryId, leasedUntilMillis, clock.millis() + lease().toMillis())) {
            return Optional.empty();
        }
        return endpoints.find(endpointId).flatMap(endpoint -> deliveries.find(deliveryId).map(delivery -> letter(endpoint, delivery)));
    }

    private Letter letter(Endpoint endpoint, Delivery delivery) {
        Instant at = clock.instant();
        String body = body(endpoint, delivery);
        // the receiver compares it with its own clock, which no sandbox moves
        long timestamp = machine.now().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", delivery.webhookId());
        headers.put("webhook-timestamp", String.valueOf(timestamp));
        headers.put("webhook-signature",
                Signature.header(endpoints.secrets(endpoint.id(), at.toEpochMilli()), delivery.webhookId(), timestamp, body));
        if (delivery.replayed()) {
            headers.put("webhook-replay", "true");
        }
        return new Letter(delivery, endpoint.url(), headers, body, at);
    }

    /** What a delivery says, the same at every attempt. */
    String body(Endpoint endpoint, Delivery delivery) {
        return delivery.content() != null ? delivery.content() : items.callback(entry(delivery), delivery.form(),
                delivery.enveloped() ? (entry, receipt) -> envelopes.of(entry, receipt, endpoint) : null);
    }

    private static long entry(Delivery delivery) {
        if (delivery.entry() == null) {
            throw new IllegalStateException("Delivery " + delivery.id() + " has neither entry nor content");
        }
        return delivery.entry();
    }

    private CompletableFuture<Attempt> send(Letter letter) {
        return CompletableFuture.supplyAsync(() -> http.post(letter.url(), letter.headers(), ContentType.APPLICATION_JSON, letter.body()), connectors)
                .thenCompose(answer -> answer)
                .thenApply(answer -> new Attempt(0, letter.at(), answer.status(), answer.millis(),
                        letter.headers().entrySet().stream().map(header -> header.getKey() + ": " + header.getValue()).toList(),
                        answer.headers(), answer.body(), sha256(letter.body()), answer.cause()));
    }

    /** One attempt for a delivery that is not in the database, whatever the endpoint's state. */
    CompletableFuture<Attempt> sendUnkept(Endpoint endpoint, Delivery delivery) {
        if (stopping || !underWay.start(endpoint.id(), delivery.id(), settings.underWayPerEndpointMax())) {
            return CompletableFuture.failedFuture(new IllegalStateException("endpoint " + endpoint.id() + " is busy"));
        }
        return CompletableFuture.supplyAsync(() -> letter(endpoint, delivery), workers).thenCompose(this::send)
                .whenComplete((made, failed) -> underWay.end(endpoint.id(), delivery.id()));
    }

    static String sha256(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }

    /** How many attempts are under way. */
    int underWay() {
        return underWay.total();
    }

    /** Attempts that are under way have a moment to end; the others are due again when their lease is over. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        underWay.awaitNone(STOP_MILLIS_MAX);
        workers.shutdownNow();
        connectors.shutdownNow();
    }
}
