package io.singlewindow.ledger;

import io.singlewindow.ledger.CheckRows.Head;
import io.singlewindow.ledger.CheckRows.State;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.tree.GrowingTree;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Compares what is stored with what was written: entries with their leaves, leaves with the tree, the tree with the signed
 * head, bodies and submissions with what commits to them. What changed since the last look is looked at first, then a
 * stretch of what is older, so that everything has its turn.
 */
@Component
@Profile("!simulator")
class SelfCheck {

    private static final int CHUNK_ENTRIES = 1 << GrowingTree.STORED_EVERY_LEVELS;
    private static final int RECEIPTS_PER_RUN_MAX = 1000;
    private static final int RECEIPTS_AT_ONCE_MAX = 16;
    /** Ids rise with time, but what was begun earlier may be committed later. */
    private static final long SETTLED_MILLIS = 60_000;

    private final CheckRows rows;
    private final EntryCheck entries;
    private final LogFaults faults;
    private final LogKey key;
    private final Clock clock;

    SelfCheck(CheckRows rows, EntryCheck entries, LogFaults faults, LogKey key, Clock clock) {
        this.rows = rows;
        this.entries = entries;
        this.faults = faults;
        this.key = key;
        this.clock = clock;
    }

    /**
     * One look.
     *
     * @param changedMax new entries looked at at most; the rest is left to the next
     * @param oldMax older entries looked at
     */
    void run(int changedMax, int oldMax) {
        State state = rows.state();
        Head head = rows.head().orElse(null);
        if (head != null) {
            State after = head(head, state) ? changed(head, state, changedMax) : state;
            after = receipts(after);
            after = old(after, oldMax);
            rows.save(after, clock.instant());
        }
        faults.look();
    }

    /** The head by itself: its signature, and that the log has not become shorter. */
    private boolean head(Head head, State state) {
        List<byte[]> frontier = LogHead.split(head.frontier());
        if (head.frontier().length != Long.bitCount(head.size()) * 32) {
            faults.found("log_head size", String.valueOf(head.size()), "a size of " + frontier.size() + " complete subtrees");
            return false;
        }
        String signed = key.checkpoint(head.size(), new GrowingTree(head.size(), frontier, List.of()).root());
        if (!signed.equals(head.checkpoint()) || !head.origin().equals(key.origin())) {
            faults.found("log_head checkpoint", head.origin() + ": " + head.checkpoint(), key.origin() + ": " + signed);
            return false;
        }
        if (head.size() < state.checkedTo()) {
            faults.found(LogFaults.SHORTER, head.size() + " entries", "at least " + state.checkedTo());
            return false;
        }
        return true;
    }

    private State changed(Head head, State state, int max) {
        long end = Math.min(head.size(), state.checkedTo() + max);
        long from = state.checkedTo();
        List<byte[]> frontier = LogHead.split(state.frontier());
        boolean sound = frontier.size() == Long.bitCount(from);
        if (!sound) {
            faults.found("self_check frontier", frontier.size() + " hashes", Long.bitCount(from) + " hashes");
        }
        while (sound && from < end) {
            // chunks end where tiles do, so that each tile is completed by one of them
            long to = Math.min(end, (from / CHUNK_ENTRIES + 1) * CHUNK_ENTRIES);
            List<EntryLog.Entry> chunk = rows.entries(from, to);
            sound = entries.check(chunk, from, to);
            if (sound) {
                GrowingTree tree = new GrowingTree(from, frontier, entries.hashes(chunk));
                tree.completed().forEach(stored -> subtree(stored.level(), stored.index(), stored.hash()));
                frontier = tree.frontier();
                from = to;
            }
        }
        if (sound && from == head.size()) {
            compareEnd(head, frontier);
        }
        // after a fault it goes on from what is signed: the place is noted, and what follows is looked at from there
        return sound && from < head.size() ? new State(from, LogHead.join(frontier), state.receiptsTo(), state.sweptTo(), state.sweptReceipt())
                : new State(head.size(), head.frontier(), state.receiptsTo(), state.sweptTo(), state.sweptReceipt());
    }

    private void compareEnd(Head head, List<byte[]> frontier) {
        if (!Arrays.equals(LogHead.join(frontier), head.frontier())) {
            faults.found("log_head root " + head.size(), HexFormat.of().formatHex(head.frontier()), HexFormat.of().formatHex(LogHead.join(frontier)));
        }
        if (head.size() > 0) {
            long last = rows.entries(head.size() - 1, head.size()).stream().mapToLong(entry -> entry.at().toEpochMilli()).findFirst().orElse(-1);
            if (last != head.lastAt()) {
                faults.found("log_head last_at " + head.size(), String.valueOf(head.lastAt()), String.valueOf(last));
            }
        }
    }

    private State receipts(State state) {
        String to = state.receiptsTo();
        for (CheckRows.Receipt receipt : receiptsAfter(state.receiptsTo(), RECEIPTS_PER_RUN_MAX)) {
            receipt(receipt);
            if (receipt.receivedAt() < clock.millis() - SETTLED_MILLIS) {
                to = receipt.id();
            }
        }
        return new State(state.checkedTo(), state.frontier(), to, state.sweptTo(), state.sweptReceipt());
    }

    /** So many receipts in the order of their ids, a few in memory at a time: each may have a megabyte. */
    private Iterable<CheckRows.Receipt> receiptsAfter(String id, int max) {
        return () -> new Iterator<>() {
            private Iterator<CheckRows.Receipt> some = Collections.emptyIterator();
            private String last = id;
            private int left = max;

            @Override
            public boolean hasNext() {
                if (!some.hasNext() && left > 0) {
                    List<CheckRows.Receipt> next = rows.receipts(last, Math.min(left, RECEIPTS_AT_ONCE_MAX));
                    left = next.size() < RECEIPTS_AT_ONCE_MAX ? 0 : left - next.size();
                    some = next.iterator();
                }
                return some.hasNext();
            }

            @Override
            public CheckRows.Receipt next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("no receipt after " + last);
                }
                CheckRows.Receipt receipt = some.next();
                last = receipt.id();
                return receipt;
            }
        };
    }

    private void receipt(CheckRows.Receipt receipt) {
        if (!entries.sealed(receipt)) {
            return;
        }
        if (receipt.body().length == 0 && rows.ended(SubmissionIds.month(Instant.ofEpochMilli(receipt.receivedAt())), receipt.authority())) {
            return;
        }
        String found = entries.sha256(receipt.body());
        if (!found.equals(receipt.sha256())) {
            faults.found("authority_receipt " + receipt.id(), receipt.sha256(), found);
        }
    }

    /** Whole tiles of what was looked at before, and receipts, in turn. */
    private State old(State state, int max) {
        if (max < CHUNK_ENTRIES) {
            return state;
        }
        long tile = state.sweptTo() / CHUNK_ENTRIES;
        long tiles = state.checkedTo() / CHUNK_ENTRIES;
        for (int i = 0; i < Math.min(tiles, max / CHUNK_ENTRIES); i++) {
            tile = tile >= tiles ? 0 : tile;
            tile(tile);
            tile++;
        }
        // what fills no tile yet is little, and looked at each time
        tail(tiles * CHUNK_ENTRIES, state.checkedTo());
        String swept = "";
        int looked = 0;
        for (CheckRows.Receipt receipt : receiptsAfter(state.sweptReceipt(), max)) {
            receipt(receipt);
            looked++;
            swept = receipt.id();
        }
        swept = looked < max ? "" : swept;
        return new State(state.checkedTo(), state.frontier(), state.receiptsTo(), tile * CHUNK_ENTRIES, swept);
    }

    private void tile(long index) {
        long from = index * CHUNK_ENTRIES;
        List<EntryLog.Entry> chunk = rows.entries(from, from + CHUNK_ENTRIES);
        if (!entries.check(chunk, from, from + CHUNK_ENTRIES)) {
            return;
        }
        GrowingTree tree = new GrowingTree(0, List.of(), entries.hashes(chunk));
        subtree(GrowingTree.STORED_EVERY_LEVELS, index, tree.root());
        above(GrowingTree.STORED_EVERY_LEVELS, index);
    }

    /** Where a tile is the last below a larger subtree that is stored, that one follows from those below it. */
    private void above(int level, long index) {
        if (index % CHUNK_ENTRIES != CHUNK_ENTRIES - 1) {
            return;
        }
        List<byte[]> below = new ArrayList<>();
        for (long i = index - CHUNK_ENTRIES + 1; i <= index; i++) {
            byte[] hash = rows.subtree(level, i);
            if (hash == null) {
                faults.found("subtree " + level + "/" + i, "none", "a hash");
                return;
            }
            below.add(hash);
        }
        int upper = level + GrowingTree.STORED_EVERY_LEVELS;
        subtree(upper, index / CHUNK_ENTRIES, new GrowingTree(0, List.of(), below).root());
        above(upper, index / CHUNK_ENTRIES);
    }

    private void tail(long from, long to) {
        entries.check(rows.entries(from, to), from, to);
    }

    private void subtree(int level, long index, byte[] expected) {
        byte[] stored = rows.subtree(level, index);
        if (!Arrays.equals(stored, expected)) {
            faults.found("subtree " + level + "/" + index, stored == null ? "none" : HexFormat.of().formatHex(stored), HexFormat.of().formatHex(expected));
        }
    }
}
