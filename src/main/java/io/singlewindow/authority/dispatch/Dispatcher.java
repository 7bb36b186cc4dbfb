package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.AuthorityClient;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.dispatch.DispatchStore.Due;
import io.singlewindow.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. Retries are rows with a time, and each authority has a bounded number of messages under way, so one
 * that is dead holds no thread for longer than an attempt and slows no other; every attempt sends the same bytes.
 */
@Component("dispatcher")
@Profile("!simulator")
public class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** Messages taken and not yet answered, per authority; its queue in memory holds twice as many. */
    private static final int UNDER_WAY_MAX = 100;
    /** Longer than an attempt can take; a message whose sender died, or never came to it, is due again after this. */
    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final long[] PAUSE_SECONDS = {1, 1, 2, 5, 10, 30, 60, 300};
    /** A pause is made longer or shorter by up to a fifth, so that what failed together does not come again together. */
    private static final double JITTER = 0.2;

    private final DispatchStore store;
    private final Map<String, AuthorityClient> clients;
    private final DispatchSettings settings;
    private final RefusalNotes notes;
    private final DispatchEvents events;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final Breakers breakers;
    private final DoubleSupplier random;
    private final Clock clock;
    private final Map<Authority, AtomicInteger> underWay = new EnumMap<>(Authority.class);

    @Autowired
    Dispatcher(DispatchStore store, Map<String, AuthorityClient> clients, DispatchSettings settings, RefusalNotes notes,
            DispatchEvents events, TransactionTemplate transactions, Ledger ledger, Breakers breakers, Clock clock) {
        this(store, clients, settings, notes, events, transactions, ledger, breakers, RandomGenerator.getDefault()::nextDouble, clock);
    }

    /** @param random from 0 to 1, by which pauses differ */
    Dispatcher(DispatchStore store, Map<String, AuthorityClient> clients, DispatchSettings settings, RefusalNotes notes,
            DispatchEvents events, TransactionTemplate transactions, Ledger ledger, Breakers breakers, DoubleSupplier random, Clock clock) {
        this.store = store;
        this.clients = clients;
        this.settings = settings;
        this.notes = notes;
        this.events = events;
        this.transactions = transactions;
        this.ledger = ledger;
        this.breakers = breakers;
        this.random = random;
        this.clock = clock;
        for (Authority authority : Authority.values()) {
            underWay.put(authority, new AtomicInteger());
        }
    }

    /** One message to be sent now, unless another has taken it because this one's time was over. */
    public record Task(String dispatchId, Authority authority, int attempts, long leasedUntilMillis) {}

    /**
     * Takes what is due for an authority; their bytes are on disk when this returns.
     *
     * @param authorityCode its name outside, e.g. {@code customs}
     */
    public List<Task> due(String authorityCode) {
        Authority authority = Authority.of(authorityCode).orElseThrow();
        AtomicInteger busy = underWay.get(authority);
        int free = UNDER_WAY_MAX - busy.get();
        List<Task> tasks = new ArrayList<>();
        if (free <= 0) {
            return tasks;
        }
        long now = clock.millis();
        long until = now + LEASE.toMillis();
        for (Due due : store.due(authority, now, free)) {
            if (!breakers.permits(authority)) {
                break;
            }
            if (store.lease(due, until)) {
                tasks.add(new Task(due.id(), authority, due.attempts() + 1, until));
            } else {
                breakers.giveBack(authority);
            }
        }
        if (!tasks.isEmpty()) {
            ledger.awaitDurable();
        }
        // counted last: when taking fails nobody sends them, and they are due again when their time is over
        busy.addAndGet(tasks.size());
        return tasks;
    }

    /** One attempt; none when the message was answered, or taken by another, while it waited for its sender. */
    public void send(Task task) {
        boolean made = false;
        try {
            Optional<byte[]> body = store.extend(task.dispatchId(), task.leasedUntilMillis(), clock.millis() + LEASE.toMillis())
                    ? store.body(task.dispatchId()) : Optional.empty();
            if (body.isPresent()) {
                Delivery delivery = attempt(task, body.get());
                breakers.told(task.authority(), delivery);
                made = true;
                transactions.executeWithoutResult(status -> note(task, delivery, body.get()));
                if (delivery.outcome() == Delivery.Outcome.REFUSED) {
                    notes.refused(task.dispatchId(), String.valueOf(delivery.detail()));
                }
            }
        } finally {
            if (!made) {
                breakers.giveBack(task.authority());
            }
            underWay.get(task.authority()).decrementAndGet();
        }
    }

    /** What became of an attempt, and its entry of the log: one where the message was handed over, none where it was not, unless its receipt shows that it was. */
    private void note(Task task, Delivery delivery, byte[] body) {
        long now = clock.millis();
        switch (delivery.outcome()) {
            case ACCEPTED -> {
                store.taken(task.dispatchId(), now, null, delivery.externalNo());
                events.sent(task, body, delivery.externalNo());
            }
            case SENT -> sent(task, delivery, body, now);
            case REFUSED -> park(task, body, ParkingCause.refused(String.valueOf(delivery.detail())));
            case FAILED -> retry(task, body, String.valueOf(delivery.detail()), now);
        }
    }

    /** A client that throws has a fault; it is an attempt like any other, so that its retries have an end. */
    private Delivery attempt(Task task, byte[] body) {
        try {
            return client(task.authority()).deliver(new Outgoing(task.dispatchId(), task.authority(), body));
        } catch (RuntimeException fault) {
            LOG.error("Message {} to {} could not be handed over", task.dispatchId(), task.authority().code(), fault);
            return new Delivery(Delivery.Outcome.FAILED, null, fault.toString());
        }
    }

    /** What was only handed to a transport is sent again, with the same bytes, when no receipt comes. */
    private void sent(Task task, Delivery delivery, byte[] body, long now) {
        events.sent(task, body, delivery.externalNo());
        if (task.attempts() >= settings.attemptsMax()) {
            park(task, body, ParkingCause.unanswered(task.attempts()));
            return;
        }
        long again = now + settings.answerMax().toMillis() * task.attempts();
        store.taken(task.dispatchId(), now, again, delivery.externalNo());
    }

    private void retry(Task task, byte[] body, String cause, long now) {
        if (task.attempts() >= settings.attemptsMax()) {
            park(task, body, ParkingCause.failed(task.attempts(), cause));
            return;
        }
        long pause = PAUSE_SECONDS[Math.min(task.attempts(), PAUSE_SECONDS.length) - 1];
        long jittered = Math.round(pause * 1_000 * (1 - JITTER + 2 * JITTER * random.getAsDouble()));
        store.result(task.dispatchId(), "FAILED", now + jittered, null, cause);
    }

    private void park(Task task, byte[] body, String cause) {
        LOG.warn("Message {} to {} is parked: {}", task.dispatchId(), task.authority().code(), cause);
        if (store.result(task.dispatchId(), "PARKED", null, null, cause)) {
            events.parked(task, body, cause);
        }
    }

    private AuthorityClient client(Authority authority) {
        AuthorityClient client = clients.get(authority.code() + "Client");
        if (client == null) {
            throw new IllegalStateException("No client for " + authority.code() + ", there are " + clients.keySet());
        }
        return client;
    }
}
