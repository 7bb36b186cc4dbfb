package io.singlewindow.callback;

import io.singlewindow.access.Caller;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends events again that were delivered or are dead: under their old ids and marked, one after the other within a key of
 * order, and in their place before what still waits of it.
 */
@Component
@Profile("!simulator")
class Replays {

    private final Endpoints endpoints;
    private final EndpointStore store;
    private final DeliveryStore deliveries;
    private final DeliveryKeys keys;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final CallbackSettings settings;
    private final Clock clock;

    Replays(Endpoints endpoints, EndpointStore store, DeliveryStore deliveries, DeliveryKeys keys, Ledger ledger,
            TransactionTemplate transactions, CallbackSettings settings, Clock clock) {
        this.endpoints = endpoints;
        this.store = store;
        this.deliveries = deliveries;
        this.keys = keys;
        this.ledger = ledger;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends one again; one that waits for its next attempt has it now. */
    void one(Caller caller, String endpointId, String deliveryId) {
        endpoints.of(caller, endpointId);
        transactions.executeWithoutResult(status -> {
            store.lock(endpointId);
            Delivery delivery = deliveries.find(deliveryId)
                    .filter(found -> found.endpointId().equals(endpointId) && found.entry() != null)
                    .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, deliveryId, "an event that was delivered here"));
            if (delivery.state() == Delivery.State.WAITING) {
                deliveries.hasten(deliveryId, clock.millis());
            } else {
                again(endpointId, List.of(delivery));
            }
        });
        ledger.awaitDurable();
    }

    /**
     * Sends all again that a filter chooses.
     *
     * @param count how many the caller expects; any other number is refused, with the right one
     */
    int all(Caller caller, String endpointId, DeliveryFilter filter, int count) {
        endpoints.of(caller, endpointId);
        int replayed = Objects.requireNonNull(transactions.execute(status -> {
            store.lock(endpointId);
            int found = deliveries.countFinished(endpointId, filter);
            if (found > settings.replayMax()) {
                throw ProblemException.of(422, ErrorCode.SYS_026, String.valueOf(found), String.valueOf(settings.replayMax()));
            }
            if (found != count) {
                throw ProblemException.of(422, ErrorCode.SYS_024, String.valueOf(count), String.valueOf(found));
            }
            again(endpointId, deliveries.finished(endpointId, filter, settings.replayMax()));
            return found;
        }));
        ledger.awaitDurable();
        return replayed;
    }

    private void again(String endpointId, List<Delivery> finished) {
        long now = clock.millis();
        // by the keys of today: what waits of them may be about a consignment that came to be since
        Map<String, String> keyOf = keys.of(endpointId,
                finished.stream().collect(Collectors.toMap(Delivery::subject, Delivery::type, (first, other) -> first)));
        finished.forEach(delivery -> deliveries.replay(delivery.id(), keyOf.get(delivery.subject())));
        Set.copyOf(keyOf.values()).forEach(key -> deliveries.activate(endpointId, key, now));
    }
}
