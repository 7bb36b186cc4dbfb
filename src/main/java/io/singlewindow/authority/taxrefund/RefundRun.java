package io.singlewindow.authority.taxrefund;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what is to be told to the tax authority, each in a transaction of its own, and tells it. */
@Component("taxRefund")
@Profile("!simulator")
public class RefundRun {

    private static final Logger LOG = LoggerFactory.getLogger(RefundRun.class);
    private static final int EXAMINED_PER_RUN_MAX = 200;

    private final RefundItemStore items;
    private final Registrations registrations;
    /** A fault may last; until then the others have their turn. */
    private static final long AFTER_A_FAULT_MILLIS = 60_000;

    private final Claims claims;
    private final Reclaims reclaims;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RefundRun(RefundItemStore items, Registrations registrations, Claims claims, Reclaims reclaims, TransactionTemplate transactions,
            Clock clock) {
        this.items = items;
        this.registrations = registrations;
        this.claims = claims;
        this.reclaims = reclaims;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tells what can be told. One that cannot be looked at keeps nobody else from his turn; it stays, and is tried again. */
    public void tellDue() {
        for (String id : items.toBeChecked(clock.millis(), EXAMINED_PER_RUN_MAX)) {
            try {
                transactions.executeWithoutResult(status -> items.lock(id).filter(item -> item.state() == RefundState.WAITING).ifPresent(this::look));
            } catch (RuntimeException failed) {
                LOG.error("Refund item {} could not be looked at, it is tried again: {}", id, failed.toString());
                items.later(id, clock.millis() + AFTER_A_FAULT_MILLIS);
            }
        }
    }

    private void look(RefundItem item) {
        switch (item.kind()) {
            case REGISTRATION -> registrations.look(item);
            case REFUND -> claims.look(item);
            case RECLAIM -> reclaims.look(item);
        }
    }
}
