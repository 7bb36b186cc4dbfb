package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingKind;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What time does to filings: moves whose instant comes take effect, departments are reminded; silence approves nothing. */
@Component("filingClocks")
@Profile("!simulator")
public class FilingClocks {

    private static final int AT_ONCE_MAX = 100;

    private final FilingStore store;
    private final ReviewStore reviews;
    private final FilingEvents events;
    private final EntityProjection projection;
    private final FilingChanges changes;
    private final TransactionTemplate transactions;
    private final Clock clock;

    FilingClocks(FilingStore store, ReviewStore reviews, FilingEvents events, EntityProjection projection, FilingChanges changes,
            TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.reviews = reviews;
        this.events = events;
        this.projection = projection;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at what has come due, {@value #AT_ONCE_MAX} of each at most. */
    public void run() {
        Instant now = clock.instant();
        for (String filingNo : store.takingEffect(now, AT_ONCE_MAX)) {
            transactions.executeWithoutResult(status -> takeEffect(filingNo, now));
            changes.changed();
        }
        for (ReviewStore.Review review : reviews.overdue(now, AT_ONCE_MAX)) {
            transactions.executeWithoutResult(status -> {
                if (reviews.remind(review, now)) {
                    events.reminded(store.find(review.filingNo()).orElseThrow(), review.version(), review.department(), review.due(), now);
                }
            });
        }
    }

    private void takeEffect(String filingNo, Instant now) {
        Filing filing = store.lock(filingNo).orElseThrow();
        if (!store.taken(filingNo, now)) {
            return;
        }
        if (filing.kind() == FilingKind.ENTITY) {
            projection.refresh(filing.uscc(), now);
        }
        events.tookEffect(filing, now);
    }
}
