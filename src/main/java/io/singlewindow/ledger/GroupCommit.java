package io.singlewindow.ledger;

import io.singlewindow.ledger.LedgerStore.Holder;
import io.singlewindow.ledger.LedgerStore.Pending;
import io.singlewindow.trail.PublishedHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction of the committer: decides who holds the keys, numbers the entries, grows the tree, signs the head and
 * writes everything. A head is signed before the commit and leaves this class only after it.
 */
final class GroupCommit {

    private final LedgerStore store;
    private final EntryWriter writer;
    private final TransactionTemplate transactions;
    private final Durability durability;
    private final PublishedHead published;
    /** Head of what was written since the last force; this and the next are the committer's alone. */
    private @Nullable LogHead unforced;
    /** Losses of the database that the last force knew; negative before the first, which speaks of what came before it. */
    private int losses = -1;
    /** True after a failure: what the database holds then is not known. */
    private boolean inDoubt;

    GroupCommit(
            LedgerStore store, EntryWriter writer, TransactionTemplate transactions, Durability durability,
            PublishedHead published) {
        this.store = store;
        this.writer = writer;
        this.transactions = transactions;
        this.durability = durability;
        this.published = published;
    }

    /**
     * What a group became.
     *
     * @param outcomes one for each submission, in order; not to be told before {@link #force}
     * @param wrote true when anything was written
     * @param moreEvents true when events of other features may be waiting still
     */
    record Done(List<Outcome> outcomes, boolean wrote, boolean moreEvents) {}

    /** What the transaction made, and the head after it. */
    private record Written(Done done, LogHead head) {}

    /**
     * Commits the group, or throws and leaves nothing of it.
     *
     * @param withEvents true: numbers other features' events as well
     */
    Done write(List<NewSubmission> group, boolean withEvents) {
        try {
            Written written = transactions.execute(status -> inTransaction(group, withEvents));
            if (written == null) {
                throw new IllegalStateException("A transaction gave no outcome");
            }
            if (written.done().wrote()) {
                unforced = written.head();
            }
            return written.done();
        } catch (RuntimeException | Error failed) {
            doubt();
            throw failed;
        }
    }

    /** True when something was written, or may have been, that a power cut could take back. */
    boolean unforced() {
        return unforced != null || inDoubt;
    }

    /** Puts everything that was committed onto the disk, other features' work too, and publishes the head. */
    void force() {
        try {
            int known = losses;
            losses = durability.force(store.template());
            if (known >= 0 && losses != known) {
                throw new IllegalStateException("The database was opened anew from what is on disk: what was written before may be gone");
            }
            // the head of a group that was lost must not be shown: after a failure the database says what is there
            LogHead head = inDoubt ? transactions.execute(status -> store.lockHead()) : unforced;
            if (head != null && durability.seenBeforeDurable()) {
                published.publish(head.size(), head.checkpoint());
            }
            unforced = null;
            inDoubt = false;
        } catch (RuntimeException | Error failed) {
            doubt();
            throw failed;
        }
    }

    /** What was committed may be gone when the database comes back, or be there after all; a data key with it. */
    private void doubt() {
        inDoubt = true;
        writer.forgetKeys();
    }

    /** Writes the first head, of the tree without entries, where there is none. */
    void begin() {
        unforced = transactions.execute(status -> {
            LogHead present = store.lockHead();
            if (present == null) {
                present = writer.first();
                store.insertHead(writer.origin(), present);
            }
            return present;
        });
        force();
    }

    private Written inTransaction(List<NewSubmission> group, boolean withEvents) {
        durability.prepare(store.jdbc());
        LogHead head = store.lockHead();
        if (head == null) {
            throw new IllegalStateException("The log has no head, expected one row in log_head");
        }
        List<Outcome> outcomes = new ArrayList<>(group.size());
        Map<Claim, String> shared = new LinkedHashMap<>();
        List<NewSubmission> free = decide(group, outcomes, shared);
        store.insertClaims(List.copyOf(shared.keySet()), List.copyOf(shared.values()));
        List<Pending> pending = withEvents ? store.pending() : List.of();
        LogHead after = head;
        if (!free.isEmpty() || !pending.isEmpty()) {
            Map<String, Outcome> recorded = new HashMap<>();
            after = writer.append(head, free, pending, recorded);
            outcomes.replaceAll(outcome -> outcome instanceof Outcome.Recorded waits ? recorded.get(waits.submissionId()) : outcome);
        }
        boolean wrote = !free.isEmpty() || !pending.isEmpty() || !shared.isEmpty();
        return new Written(new Done(outcomes, wrote, pending.size() == LedgerStore.PENDING_PER_GROUP_MAX), after);
    }

    /**
     * Who may be written: whose keys nobody holds, neither before this group nor earlier in it.
     *
     * @param shared filled with the Idempotency-Keys of repeats, which from now on stand for the first submission too
     */
    private List<NewSubmission> decide(List<NewSubmission> group, List<Outcome> outcomes, Map<Claim, String> shared) {
        Set<String> keys = new LinkedHashSet<>();
        group.forEach(submission -> submission.claims().forEach(claim -> keys.add(claim.key())));
        Map<String, Holder> holders = store.holders(keys);
        List<NewSubmission> free = new ArrayList<>();
        for (NewSubmission submission : group) {
            Claim lost = submission.claims().stream().filter(claim -> holders.containsKey(claim.key())).findFirst().orElse(null);
            if (lost == null) {
                submission.claims().forEach(claim -> holders.put(claim.key(), new Holder(submission.id(), claim.digest())));
                free.add(submission);
                outcomes.add(new Outcome.Recorded(submission.id(), 0, new byte[0], new byte[0]));
            } else {
                Holder holder = holders.get(lost.key());
                if (holder.digest().equals(lost.digest())) {
                    submission.claims().stream().filter(claim -> claim.kind() == Claim.Kind.IDEMPOTENCY && !holders.containsKey(claim.key()))
                            .forEach(claim -> {
                                shared.put(claim, holder.submissionId());
                                holders.put(claim.key(), new Holder(holder.submissionId(), claim.digest()));
                            });
                }
                outcomes.add(new Outcome.Taken(lost, holder.submissionId(), holder.digest(), holder.digest().equals(lost.digest())));
            }
        }
        return free;
    }
}
