package io.singlewindow.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** What follows from an attempt: done, again later, dead, and what that says about the endpoint. */
@Component
@Profile("!simulator")
class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final int GONE = 410;

    private final EndpointStore endpoints;
    private final DeliveryStore deliveries;
    private final AttemptStore attempts;
    private final CallbackEvents events;
    private final TransactionTemplate transactions;
    private final CallbackSettings settings;
    private final Clock clock;
    private final RandomGenerator random;
    private final ObjectMapper json;

    @Autowired
    Outcomes(EndpointStore endpoints, DeliveryStore deliveries, AttemptStore attempts, CallbackEvents events,
            TransactionTemplate transactions, CallbackSettings settings, Clock clock, ObjectMapper json) {
        this(endpoints, deliveries, attempts, events, transactions, settings, clock, RandomGenerator.getDefault(), json);
    }

    Outcomes(EndpointStore endpoints, DeliveryStore deliveries, AttemptStore attempts, CallbackEvents events,
            TransactionTemplate transactions, CallbackSettings settings, Clock clock, RandomGenerator random, ObjectMapper json) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.events = events;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.json = json;
    }

    /** Keeps an attempt and draws its consequences; the attempt as it is kept. */
    Attempt record(String endpointId, String deliveryId, Attempt made) {
        return Objects.requireNonNull(transactions.execute(status -> {
            // its row first: what follows depends on its other deliveries
            Endpoint endpoint = endpoints.lock(endpointId).orElse(null);
            Delivery delivery = deliveries.find(deliveryId).orElse(null);
            if (endpoint == null || delivery == null) {
                // deleted meanwhile
                return made;
            }
            Attempt attempt = judged(delivery, made);
            attempts.insert(deliveryId, attempt);
            if (delivery.state() == Delivery.State.WAITING) {
                follow(endpoint, delivery, attempt);
            }
            return attempt;
        }));
    }

    /** A challenge is answered by its echo, anything else by the status alone. */
    private Attempt judged(Delivery delivery, Attempt made) {
        boolean silent = made.arrived() && delivery.type().equals(EventType.CHALLENGE) && !echoes(made.responseBody(), delivery.content());
        return silent ? made.because("the answer does not hold the challenge") : made.judged();
    }

    /** As {@code {"challenge":"…"}} or as the text alone. */
    private boolean echoes(byte[] answer, String content) {
        String challenge = json.readTree(content).path("data").path("challenge").asString("");
        String text = new String(answer, StandardCharsets.UTF_8).strip();
        try {
            text = text.startsWith("{") ? json.readTree(text).path("challenge").asString("") : text;
        } catch (JacksonException malformed) {
            return false;
        }
        return !challenge.isEmpty() && MessageDigest.isEqual(challenge.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    private void follow(Endpoint endpoint, Delivery delivery, Attempt attempt) {
        long now = clock.millis();
        if (attempt.arrived()) {
            deliveries.finish(delivery.id(), Delivery.State.DELIVERED, null, now);
            events.delivered(delivery, attempt);
            arrived(endpoint, delivery, now);
        } else if (attempt.status() != null && attempt.status() == GONE) {
            die(delivery, attempt, now);
            disable(endpoint, delivery, "it answered 410 Gone");
        } else if (delivery.attempts() >= settings.attemptsMax()) {
            die(delivery, attempt, now);
            exhausted(endpoint, delivery, attempt);
        } else {
            long pauseMillis = settings.pauseMillis(delivery.attempts(), RetryAfter.in(attempt.responseHeaders()), random);
            deliveries.again(delivery.id(), now + pauseMillis, attempt.cause());
            if (!isChallenge(delivery) && endpoint.failingSinceMillis() == null) {
                endpoints.health(endpoint.id(), now, endpoint.alarmed());
            }
            return;
        }
        deliveries.activate(endpoint.id(), delivery.key(), now);
    }

    private static boolean isChallenge(Delivery delivery) {
        return delivery.type().equals(EventType.CHALLENGE);
    }

    private void arrived(Endpoint endpoint, Delivery delivery, long now) {
        if (!isChallenge(delivery)) {
            succeeded(endpoint, delivery);
        } else if (endpoint.state() == Endpoint.State.PENDING) {
            endpoints.state(endpoint.id(), Endpoint.State.ACTIVE, null);
            deliveries.afresh(endpoint.id(), now);
        }
    }

    private void succeeded(Endpoint endpoint, Delivery delivery) {
        if (endpoint.alarmed()) {
            events.recovered(endpoint, delivery);
        }
        if (endpoint.alarmed() || endpoint.failingSinceMillis() != null) {
            endpoints.health(endpoint.id(), null, false);
        }
    }

    private void die(Delivery delivery, Attempt attempt, long now) {
        LOG.warn("Callback {} to endpoint {} is dead after {} attempts: {}", delivery.id(), delivery.endpointId(), delivery.attempts(),
                attempt.cause());
        deliveries.finish(delivery.id(), Delivery.State.DEAD, attempt.cause(), now);
        events.dead(delivery, attempt);
    }

    /** When nothing else got through since its first attempt, it is not the event that is at fault. */
    private void exhausted(Endpoint endpoint, Delivery delivery, Attempt attempt) {
        String reason = delivery.attempts() + " attempts failed, the last: " + attempt.cause();
        if (isChallenge(delivery)) {
            endpoints.state(endpoint.id(), endpoint.state(), reason);
            return;
        }
        Long failing = endpoint.failingSinceMillis();
        Long first = delivery.firstAttemptAtMillis();
        if (failing != null && first != null && failing <= first + settings.answerMax().toMillis()) {
            disable(endpoint, delivery, reason);
        } else {
            events.exhausted(endpoint, delivery, reason);
            endpoints.health(endpoint.id(), failing, true);
        }
    }

    private void disable(Endpoint endpoint, Delivery delivery, String reason) {
        if (endpoint.state() != Endpoint.State.DISABLED) {
            LOG.warn("Endpoint {} is disabled: {}", endpoint.id(), reason);
            endpoints.state(endpoint.id(), Endpoint.State.DISABLED, reason);
            endpoints.health(endpoint.id(), endpoint.failingSinceMillis(), true);
            events.disabled(endpoint, delivery, reason);
        }
    }
}
