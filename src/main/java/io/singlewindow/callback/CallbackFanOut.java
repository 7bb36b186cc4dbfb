package io.singlewindow.callback;

import io.singlewindow.callback.DeliveryStore.Listed;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.trail.EntryLog;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes deliveries of the items of inboxes. How far an endpoint has got stands in its row and moves in the transaction that
 * makes the deliveries, so that each entry becomes one of each endpoint's deliveries, whatever ends in between.
 */
@Component("callbackFanOut")
@Profile("!simulator")
public class CallbackFanOut {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackFanOut.class);
    /** Of one endpoint in one transaction; more are left for the next. */
    private static final int ENTRIES_MAX = 200;
    private static final int ROUNDS_MAX = 10;

    private final EndpointStore endpoints;
    private final DeliveryStore deliveries;
    private final DeliveryKeys keys;
    private final EntryLog log;
    private final SubmissionIds ids;
    private final TransactionTemplate transactions;
    private final CallbackSettings settings;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    CallbackFanOut(EndpointStore endpoints, DeliveryStore deliveries, DeliveryKeys keys, EntryLog log, SubmissionIds ids,
            TransactionTemplate transactions, CallbackSettings settings, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.keys = keys;
        this.log = log;
        this.ids = ids;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes over what was published since the last time, for every endpoint that is active. */
    public void run() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            boolean more = true;
            for (int round = 0; more && round < ROUNDS_MAX; round++) {
                more = false;
                long size = log.size();
                for (String id : endpoints.behind(size)) {
                    more |= alone(id, size);
                }
            }
        } finally {
            turn.unlock();
        }
    }

    /** One whose items cannot be taken over keeps nobody else from his turn. */
    private boolean alone(String id, long size) {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> takeOver(id, size)));
        } catch (RuntimeException failed) {
            LOG.error("Events for endpoint {} could not be taken over, it is tried again: {}", id, failed.toString());
            return false;
        }
    }

    /** True when there is more. */
    private boolean takeOver(String id, long size) {
        Endpoint endpoint = endpoints.lock(id).filter(one -> one.state() == Endpoint.State.ACTIVE).orElse(null);
        if (endpoint == null || deliveries.waiting(id) >= settings.waitingPerEndpointMax()) {
            return false;
        }
        List<Listed> listed = deliveries.listed(endpoint.uscc(), endpoint.fannedOut(), size, ENTRIES_MAX);
        List<Listed> wanted = listed.stream().filter(event -> endpoint.wants(event.type(), event.subject())).toList();
        long now = clock.millis();
        if (!wanted.isEmpty()) {
            Map<String, String> keyOf = keys.of(id, wanted.stream().collect(Collectors.toMap(Listed::subject, Listed::type, (first, other) -> first)));
            wanted.forEach(event -> deliveries.insert(ids.next(clock.instant()), id, event, keyOf.get(event.subject()), endpoint.form(), now));
            Set.copyOf(keyOf.values()).forEach(key -> deliveries.activate(id, key, now));
        }
        boolean more = listed.size() == ENTRIES_MAX;
        long last = more ? listed.get(listed.size() - 1).entry() : size - 1;
        if (last > endpoint.fannedOut()) {
            endpoints.fannedOut(id, last);
        }
        return more;
    }
}
