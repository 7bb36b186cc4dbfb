package io.singlewindow.filing.register;

import io.singlewindow.filing.GoodsVoiding;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.message.Direction;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.ObjectMapper;

/** Ends filed goods that a decision has found barred. */
@Component
@Profile("!simulator")
class BarredFilings implements GoodsVoiding {

    private final FilingStore store;
    private final FilingMoves moves;
    private final FilingChanges changes;
    private final ObjectMapper json;
    private final Clock clock;

    BarredFilings(FilingStore store, FilingMoves moves, FilingChanges changes, ObjectMapper json, Clock clock) {
        this.store = store;
        this.moves = moves;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void end(String owner, Direction direction, String itemNo, String reason) {
        boolean ended = false;
        for (Filing filing : store.of(FilingKind.GOODS, owner, itemNo)) {
            if (json.readTree(filing.latest().content()).path("direction").asString("").equals(direction.name())) {
                ended |= moves.voidBarred(filing.filingNo(), reason, clock.instant());
            }
        }
        if (ended) {
            // who reads filings anew before this is on disk would read the old ones
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    changes.changed();
                }
            });
        }
    }
}
