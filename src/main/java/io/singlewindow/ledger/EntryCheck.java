package io.singlewindow.ledger;

import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** One entry after the other: its columns against its leaf, what it says or the submission that it is of against both. */
@Component
@Profile("!simulator")
class EntryCheck {

    private static final int LEAF_LINES = 5;

    private final CheckRows rows;
    private final BodyKeys keys;
    private final LogFaults faults;

    EntryCheck(CheckRows rows, BodyKeys keys, LogFaults faults) {
        this.rows = rows;
        this.keys = keys;
        this.faults = faults;
    }

    /** Leaf hashes, computed anew. */
    List<byte[]> hashes(List<EntryLog.Entry> chunk) {
        return chunk.stream().map(entry -> TreeHash.leaf(entry.leaf().getBytes(StandardCharsets.UTF_8))).toList();
    }

    /** Looks at a chunk and notes what is wrong; true when the tree can be grown by it. */
    boolean check(List<EntryLog.Entry> chunk, long from, long to) {
        if (chunk.size() != to - from) {
            long missing = from;
            for (EntryLog.Entry entry : chunk) {
                missing += entry.number() == missing ? 1 : 0;
            }
            faults.found("entry " + missing, "none", "an entry");
            return false;
        }
        Map<Long, CheckRows.Body> bodies = rows.bodies(from, to);
        boolean sound = true;
        for (EntryLog.Entry entry : chunk) {
            sound &= leaf(entry);
            CheckRows.Body body = bodies.get(entry.number());
            if (body != null) {
                body(entry, body);
            } else {
                submission(entry);
            }
        }
        return sound;
    }

    private boolean leaf(EntryLog.Entry entry) {
        String place = "entry " + entry.number();
        byte[] hash = TreeHash.leaf(entry.leaf().getBytes(StandardCharsets.UTF_8));
        if (!Arrays.equals(hash, entry.leafHash())) {
            faults.found(place + " leaf", hex(entry.leafHash()), hex(hash));
            return false;
        }
        String[] lines = entry.leaf().split("\n");
        String columns = entry.type() + " " + BusinessTime.iso(entry.at()) + " " + entry.ref();
        String told = lines.length == LEAF_LINES ? lines[1] + " " + lines[2] + " " + lines[3] : entry.leaf();
        if (!columns.equals(told)) {
            faults.found(place + " columns", columns, told);
        }
        return true;
    }

    private void body(EntryLog.Entry entry, CheckRows.Body body) {
        String leaf = LeafText.of(entry.type(), entry.at(), entry.ref(), body.nonce(), body.content());
        if (!leaf.equals(entry.leaf())) {
            faults.found("entry " + entry.number() + " body", leaf, entry.leaf());
        }
        if (body.month() != SubmissionIds.month(entry.at())) {
            faults.found("entry " + entry.number() + " body_month", String.valueOf(body.month()), String.valueOf(SubmissionIds.month(entry.at())));
        }
    }

    private void submission(EntryLog.Entry entry) {
        String place = "submission " + entry.ref();
        CheckRows.Submission stored = rows.submission(entry.ref()).orElse(null);
        if (stored == null) {
            faults.found("entry " + entry.number() + " body", "none", "what the entry says, or submission " + entry.ref());
            return;
        }
        if (stored.seal() != null && !Arrays.equals(stored.seal(), keys.seal(stored.sealed()))) {
            faults.found(place + " row", hex(stored.seal()), hex(keys.seal(stored.sealed())));
            return;
        }
        if (stored.entry() != entry.number()) {
            faults.found(place + " entry", String.valueOf(stored.entry()), String.valueOf(entry.number()));
        } else if (keys.readable(stored.month())) {
            message(place, entry.ref(), stored);
        } else if (!rows.ended(stored.month(), null)) {
            faults.found("data_key " + stored.month(), "none", "a key, or that its retention has ended");
        }
    }

    private void message(String place, String id, CheckRows.Submission stored) {
        try {
            String found = sha256(keys.decrypt(stored.month(), stored.iv(), id, stored.body()));
            if (!found.equals(stored.sha256())) {
                faults.found(place + " message", found, stored.sha256());
            }
            if (!Quotes.isNone(stored.quoted())) {
                keys.decryptWithIv(stored.month(), Quotes.bound(id), java.util.Objects.requireNonNull(stored.quoted()));
            }
        } catch (IllegalStateException changed) {
            faults.found(place + " message", "bytes that cannot be decrypted", stored.sha256());
        }
    }

    /** Looks at a receipt's seal; false when it is another row's. */
    boolean sealed(CheckRows.Receipt receipt) {
        byte[] expected = keys.seal(SealedRow.bytes(receipt.id(), receipt.authority(), receipt.sha256(), receipt.receivedAt(), receipt.counts()));
        if (receipt.seal() == null || Arrays.equals(receipt.seal(), expected)) {
            return true;
        }
        faults.found("authority_receipt " + receipt.id() + " row", hex(receipt.seal()), hex(expected));
        return false;
    }

    String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
