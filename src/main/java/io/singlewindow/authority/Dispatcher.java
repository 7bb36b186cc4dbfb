package io.singlewindow.authority;

import io.singlewindow.authority.DispatchStore.Due;
import io.singlewindow.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. Retries are rows with a time, so a dead authority holds no thread for longer than one attempt and
 * slows no other; every attempt sends the same bytes.
 */
@Component("dispatcher")
@Profile("!simulator")
public class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int DUE_PER_RUN_MAX = 200;
    /** Longer than an attempt can take; a message whose sender died is due again after this. */
    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final long[] PAUSE_SECONDS = {1, 1, 2, 5, 10, 30, 60, 300};

    private final DispatchStore store;
    private final Map<String, AuthorityClient> clients;
    private final AuthoritySettings settings;
    private final Ledger ledger;
    private final Clock clock;

    Dispatcher(DispatchStore store, Map<String, AuthorityClient> clients, AuthoritySettings settings, Ledger ledger, Clock clock) {
        this.store = store;
        this.clients = clients;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** One message to be sent now. */
    public record Task(String dispatchId, Authority authority, int attempts) {}

    /** Takes what is due; their bytes are on disk when this returns. */
    public List<Task> due() {
        long now = clock.millis();
        List<Task> tasks = new ArrayList<>();
        for (Due due : store.due(now, DUE_PER_RUN_MAX)) {
            if (store.lease(due, now + LEASE.toMillis())) {
                tasks.add(new Task(due.id(), due.authority(), due.attempts() + 1));
            }
        }
        if (!tasks.isEmpty()) {
            ledger.awaitDurable();
        }
        return tasks;
    }

    /** One attempt. */
    public void send(Task task) {
        byte[] body = store.body(task.dispatchId()).orElse(null);
        if (body == null) {
            return;
        }
        Delivery delivery = client(task.authority()).deliver(new Outgoing(task.dispatchId(), task.authority(), body));
        long now = clock.millis();
        switch (delivery.outcome()) {
            case ACCEPTED -> store.result(task.dispatchId(), "SENT", null, delivery.externalNo(), null);
            case SENT -> store.result(task.dispatchId(), "SENT", now + settings.answerMax().toMillis(), delivery.externalNo(), null);
            case REFUSED -> park(task, "refused: " + delivery.detail());
            case FAILED -> retry(task, String.valueOf(delivery.detail()), now);
        }
    }

    private void retry(Task task, String cause, long now) {
        if (task.attempts() >= settings.attemptsMax()) {
            park(task, task.attempts() + " attempts failed, the last: " + cause);
            return;
        }
        long pause = PAUSE_SECONDS[Math.min(task.attempts(), PAUSE_SECONDS.length) - 1];
        store.result(task.dispatchId(), "FAILED", now + pause * 1_000, null, cause);
    }

    private void park(Task task, String cause) {
        LOG.warn("Message {} to {} is parked: {}", task.dispatchId(), task.authority().code(), cause);
        store.result(task.dispatchId(), "PARKED", null, null, cause);
    }

    private AuthorityClient client(Authority authority) {
        AuthorityClient client = clients.get(authority.code() + "Client");
        if (client == null) {
            throw new IllegalStateException("No client for " + authority.code() + ", there are " + clients.keySet());
        }
        return client;
    }
}
