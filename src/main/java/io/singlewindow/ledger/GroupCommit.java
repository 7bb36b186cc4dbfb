package io.singlewindow.ledger;

import io.singlewindow.ledger.LedgerStore.EntryRow;
import io.singlewindow.ledger.LedgerStore.Holder;
import io.singlewindow.ledger.LedgerStore.Pending;
import io.singlewindow.ledger.LedgerStore.SubmissionRow;
import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.PublishedHead;
import io.singlewindow.trail.tree.GrowingTree;
import io.singlewindow.trail.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction of the committer: decides who holds the keys, numbers the entries, grows the tree, signs the head and
 * writes everything. A head is signed before the commit and leaves this class only after it.
 */
final class GroupCommit {

    private static final int NONCE_BYTES = 32;

    private final LedgerStore store;
    private final BodyKeys bodies;
    private final LogKey key;
    private final Clock clock;
    private final SecureRandom random;
    private final TransactionTemplate transactions;
    private final Durability durability;
    private final PublishedHead published;

    GroupCommit(
            LedgerStore store, BodyKeys bodies, LogKey key, Clock clock, SecureRandom random,
            TransactionTemplate transactions, Durability durability, PublishedHead published) {
        this.store = store;
        this.bodies = bodies;
        this.key = key;
        this.clock = clock;
        this.random = random;
        this.transactions = transactions;
        this.durability = durability;
        this.published = published;
    }

    /** What a group became: an outcome for each submission in order, and how many pending events were numbered. */
    record Done(List<Outcome> outcomes, int numbered, LogHead head) {}

    /** Writes the group, or throws and leaves nothing of it. */
    Done commit(List<NewSubmission> group) {
        try {
            Done done = transactions.execute(status -> write(group));
            if (done == null) {
                throw new IllegalStateException("A transaction gave no outcome");
            }
            if (done.numbered() > 0 || done.outcomes().stream().anyMatch(Outcome.Recorded.class::isInstance)) {
                durability.force(store.jdbc());
                publish(done.head());
            }
            return done;
        } catch (RuntimeException failed) {
            bodies.forget();
            throw failed;
        }
    }

    /** Puts what other transactions committed onto the disk. */
    void force() {
        durability.force(store.jdbc());
    }

    /** Writes the first head, of the tree without entries, where there is none. */
    void begin() {
        LogHead head = transactions.execute(status -> {
            LogHead present = store.lockHead();
            if (present == null) {
                present = new LogHead(0, List.of(), 0, key.checkpoint(0, TreeHash.empty()));
                store.insertHead(key.origin(), present);
            }
            return present;
        });
        durability.force(store.jdbc());
        if (head != null) {
            publish(head);
        }
    }

    private void publish(LogHead head) {
        if (durability.seenBeforeDurable()) {
            published.publish(head.size(), head.checkpoint());
        }
    }

    private Done write(List<NewSubmission> group) {
        durability.prepare(store.jdbc());
        LogHead head = store.lockHead();
        if (head == null) {
            throw new IllegalStateException("The log has no head, expected one row in log_head");
        }
        List<Outcome> outcomes = new ArrayList<>(group.size());
        List<NewSubmission> free = decide(group, outcomes);
        List<Pending> pending = store.pending();
        LogHead after = head;
        if (!free.isEmpty() || !pending.isEmpty()) {
            Map<String, Outcome> recorded = new HashMap<>();
            after = append(head, free, pending, recorded);
            outcomes.replaceAll(outcome -> outcome instanceof Outcome.Recorded waits ? recorded.get(waits.submissionId()) : outcome);
        }
        return new Done(outcomes, pending.size(), after);
    }

    /** Who may be written: whose keys nobody holds, neither before this group nor earlier in it. */
    private List<NewSubmission> decide(List<NewSubmission> group, List<Outcome> outcomes) {
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
                outcomes.add(new Outcome.Taken(lost, holder.submissionId(), holder.digest(), holder.digest().equals(lost.digest())));
            }
        }
        return free;
    }

    /** Numbers and writes what is free and what is pending; gives the new head, and what became of each submission. */
    private LogHead append(LogHead head, List<NewSubmission> free, List<Pending> pending, Map<String, Outcome> outcomes) {
        long at = Math.max(clock.millis(), head.lastAtMillis());
        Instant time = Instant.ofEpochMilli(at);
        List<EntryRow> entries = new ArrayList<>();
        List<byte[]> nonces = new ArrayList<>();
        for (NewSubmission submission : free) {
            String type = submission.goesOn() ? "submission.accepted" : "submission.rejected";
            entries.add(entry(head.size() + entries.size(), time, type, submission.id(), submission.statement(), nonces));
        }
        for (Pending event : pending) {
            entries.add(entry(head.size() + entries.size(), time, event.type(), event.ref(), event.content(), nonces));
        }
        GrowingTree tree = new GrowingTree(head.size(), head.frontier(), entries.stream().map(EntryRow::leafHash).toList());
        String checkpoint = key.checkpoint(tree.size(), tree.root());
        outcomes.putAll(insertSubmissions(free, entries, nonces, tree, checkpoint));
        insertEvents(pending, entries.subList(free.size(), entries.size()), nonces.subList(free.size(), nonces.size()));
        store.insertEntries(entries);
        store.insertSubtrees(tree.completed());
        store.insertInbox(inbox(free, pending, head.size()));
        LogHead after = new LogHead(tree.size(), tree.frontier(), at, checkpoint);
        store.updateHead(after);
        return after;
    }

    private EntryRow entry(long number, Instant at, String type, String ref, String content, List<byte[]> nonces) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        nonces.add(nonce);
        String leaf = LeafText.of(type, at, ref, nonce, content);
        return new EntryRow(number, at.toEpochMilli(), type, ref, leaf, TreeHash.leaf(leaf.getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, Outcome> insertSubmissions(
            List<NewSubmission> free, List<EntryRow> entries, List<byte[]> nonces, GrowingTree tree, String checkpoint) {
        Map<String, Outcome> outcomes = new HashMap<>();
        List<SubmissionRow> rows = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        List<String> holders = new ArrayList<>();
        for (int i = 0; i < free.size(); i++) {
            NewSubmission submission = free.get(i);
            EntryRow entry = entries.get(i);
            EntryProof proof = new EntryProof(key.origin(), entry.number(), Instant.ofEpochMilli(entry.at()), entry.leaf(),
                    nonces.get(i), tree.path(entry.number()), checkpoint);
            NewSubmission.Rendered rendered = submission.rendering().render(proof);
            rows.add(row(submission, entry.number(), nonces.get(i), rendered));
            for (Claim claim : submission.claims()) {
                claims.add(claim);
                holders.add(submission.id());
            }
            outcomes.put(submission.id(),
                    new Outcome.Recorded(submission.id(), submission.httpStatus(), rendered.answer(), rendered.cebReceipt()));
        }
        store.insertSubmissions(rows);
        store.insertClaims(claims, holders);
        return outcomes;
    }

    private SubmissionRow row(NewSubmission submission, long entry, byte[] nonce, NewSubmission.Rendered rendered) {
        int month = SubmissionIds.month(submission.id());
        byte[] iv = new byte[BodyKeys.IV_BYTES];
        random.nextBytes(iv);
        return new SubmissionRow(submission, month, entry, nonce, iv,
                bodies.encrypt(month, iv, submission.id(), submission.body()), rendered);
    }

    private void insertEvents(List<Pending> pending, List<EntryRow> entries, List<byte[]> nonces) {
        for (int i = 0; i < pending.size(); i++) {
            EntryRow entry = entries.get(i);
            int month = SubmissionIds.month(Instant.ofEpochMilli(entry.at()));
            store.insertBody(entry.number(), month, nonces.get(i), pending.get(i).content());
        }
        store.removePending(pending);
    }

    private static List<Map.Entry<String, Long>> inbox(List<NewSubmission> free, List<Pending> pending, long first) {
        List<Map.Entry<String, Long>> items = new ArrayList<>();
        long number = first;
        for (NewSubmission submission : free) {
            if (submission.sender() != null) {
                items.add(Map.entry(submission.sender(), number));
            }
            number++;
        }
        for (Pending event : pending) {
            for (String audience : new LinkedHashSet<>(List.of(event.audience().split(" ")))) {
                if (!audience.isEmpty()) {
                    items.add(Map.entry(audience, number));
                }
            }
            number++;
        }
        return items;
    }
}
