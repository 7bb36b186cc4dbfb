package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import io.singlewindow.ledger.SubmissionIds;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes messages that other features have made and signed; from here on they are sent like all others. */
@Component
@Profile("!simulator")
public class OutgoingQueue {

    private final DispatchStore store;
    private final SubmissionIds ids;
    private final Clock clock;

    OutgoingQueue(DispatchStore store, SubmissionIds ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Queues one, in the caller's transaction.
     *
     * @param message what it is, at most 20 characters
     * @param reference its maker's id of it, 32 characters at most; by it receipts are told to answer it
     * @param consignmentIds the consignments it carries
     * @param body the exact bytes to send, signed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Authority authority, String message, String reference, Collection<String> consignmentIds, byte[] body) {
        Instant now = clock.instant();
        String id = ids.next(now);
        store.insert(id, authority, message, reference, "", now.toEpochMilli(), body);
        consignmentIds.stream().distinct().forEach(consignmentId -> store.carries(id, consignmentId));
    }
}
