package io.singlewindow.ledger;

import io.singlewindow.ledger.LedgerStore.EntryRow;
import io.singlewindow.ledger.LedgerStore.Pending;
import io.singlewindow.ledger.LedgerStore.SubmissionRow;
import io.singlewindow.trail.LogKey;
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

/** Numbers the entries of a group, grows the tree, signs its head and writes the rows; inside the committer's transaction. */
final class EntryWriter {

    private static final int NONCE_BYTES = 32;

    private final LedgerStore store;
    private final BodyKeys bodies;
    private final LogKey key;
    private final Clock clock;
    private final SecureRandom random;

    EntryWriter(LedgerStore store, BodyKeys bodies, LogKey key, Clock clock, SecureRandom random) {
        this.store = store;
        this.bodies = bodies;
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /** Head of the tree without entries. */
    LogHead first() {
        return new LogHead(0, List.of(), 0, key.checkpoint(0, TreeHash.empty()));
    }

    String origin() {
        return key.origin();
    }

    /** A key made in a transaction that fails is forgotten with it. */
    void forgetKeys() {
        bodies.forget();
    }

    /** Numbers and writes what is free and what is pending; gives the new head, and what became of each submission. */
    LogHead append(LogHead head, List<NewSubmission> free, List<Pending> pending, Map<String, Outcome> outcomes) {
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
        store.insertSubmissions(rows, bodies::seal);
        store.insertClaims(claims, holders);
        return outcomes;
    }

    private SubmissionRow row(NewSubmission submission, long entry, byte[] nonce, NewSubmission.Rendered rendered) {
        int month = SubmissionIds.month(submission.id());
        byte[] iv = iv();
        byte[] encrypted = bodies.encrypt(month, iv, submission.id(), submission.body());
        Quotes.Answer whole = new Quotes.Answer(rendered.answer(), rendered.cebReceipt());
        Quotes.Answer bare = Quotes.without(whole.json(), whole.ceb());
        byte[] quoted = bare == null ? Quotes.none() : bodies.encryptWithIv(month, iv(), Quotes.bound(submission.id()), Quotes.join(whole));
        return new SubmissionRow(submission, month, entry, nonce, iv, encrypted, rendered.receipt(), bare == null ? whole : bare, quoted);
    }

    private byte[] iv() {
        byte[] iv = new byte[BodyKeys.IV_BYTES];
        random.nextBytes(iv);
        return iv;
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
