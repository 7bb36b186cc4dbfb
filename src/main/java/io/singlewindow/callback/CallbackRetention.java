package io.singlewindow.callback;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends what has been kept long enough: deliveries, whatever became of them, and what stands in inboxes. */
@Component("callbackRetention")
@Profile("!simulator")
public class CallbackRetention {

    private static final int DELETED_AT_ONCE_MAX = 500;
    private static final int ROUNDS_MAX = 200;

    private final EndpointStore endpoints;
    private final DeliveryStore deliveries;
    private final ReceiptEnvelopes envelopes;
    private final Inbox inbox;
    private final TransactionTemplate transactions;
    private final CallbackSettings settings;
    private final Clock clock;

    CallbackRetention(EndpointStore endpoints, DeliveryStore deliveries, ReceiptEnvelopes envelopes, Inbox inbox, TransactionTemplate transactions, CallbackSettings settings, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.envelopes = envelopes;
        this.inbox = inbox;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Deletes what is older than its retention. */
    public void run() {
        inbox.forget();
        long before = clock.millis() - settings.retention().toMillis();
        // not before the last of their deliveries, which were made before them
        int rounds = 0;
        while (rounds < ROUNDS_MAX && envelopes.deleteBefore(before) > 0) {
            rounds++;
        }
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<Delivery> old = deliveries.olderThan(before, DELETED_AT_ONCE_MAX);
            if (!old.isEmpty()) {
                transactions.executeWithoutResult(status -> {
                    old.stream().map(Delivery::endpointId).distinct().sorted().forEach(endpoints::lock);
                    // their keys may have ended in others since they were read
                    List<Delivery> ending = deliveries.list(old.stream().map(Delivery::id).toList());
                    deliveries.delete(old.stream().map(Delivery::id).toList());
                    // what waited for one of them goes on
                    ending.stream().filter(one -> one.state() == Delivery.State.WAITING)
                            .forEach(one -> deliveries.activate(one.endpointId(), one.key(), clock.millis()));
                });
            }
            if (old.size() < DELETED_AT_ONCE_MAX) {
                return;
            }
        }
    }
}
