package io.singlewindow.ledger;

import io.singlewindow.trail.EntryLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the self-check looks at, and keeps how far it has come. */
@Component
@Profile("!simulator")
class CheckRows {

    private final JdbcClient jdbc;

    CheckRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the check has come. */
    record State(long checkedTo, byte[] frontier, String receiptsTo, long sweptTo, String sweptReceipt) {

        static final State NOTHING = new State(0, new byte[0], "", 0, "");
    }

    /** The head's row. */
    record Head(String origin, long size, byte[] frontier, long lastAt, String checkpoint) {}

    /** An event's body. */
    record Body(int month, byte[] nonce, String content) {}

    /**
     * A submission's row.
     *
     * @param sealed what its seal is of
     * @param seal null for one that was written before there were seals
     * @param quoted the answer with what it quotes, encrypted; null for one that was written before it was encrypted
     */
    record Submission(int month, long entry, String sha256, byte[] iv, byte[] body, byte[] sealed, byte @Nullable [] seal, byte @Nullable [] quoted) {}

    /**
     * A receipt of an authority's.
     *
     * @param seal null for one that was kept before receipts had seals
     */
    record Receipt(String id, String authority, String sha256, long receivedAt, boolean counts, byte[] body, byte @Nullable [] seal) {}

    State state() {
        return jdbc.sql("SELECT checked_to, frontier, receipts_to, swept_to, swept_receipt FROM self_check WHERE id = 1")
                .query((row, n) -> new State(row.getLong(1), row.getBytes(2), row.getString(3), row.getLong(4), row.getString(5)))
                .optional().orElse(State.NOTHING);
    }

    /** Two nodes may look at the same; the later one's state stands. */
    void save(State state, Instant at) {
        if (jdbc.sql("UPDATE self_check SET checked_to = ?, frontier = ?, receipts_to = ?, swept_to = ?, swept_receipt = ?, at = ? WHERE id = 1")
                .params(state.checkedTo(), state.frontier(), state.receiptsTo(), state.sweptTo(), state.sweptReceipt(), at.toEpochMilli())
                .update() == 0) {
            jdbc.sql("INSERT INTO self_check (id, checked_to, frontier, receipts_to, swept_to, swept_receipt, at) VALUES (1, ?, ?, ?, ?, ?, ?)")
                    .params(state.checkedTo(), state.frontier(), state.receiptsTo(), state.sweptTo(), state.sweptReceipt(), at.toEpochMilli()).update();
        }
    }

    Optional<Head> head() {
        return jdbc.sql("SELECT origin, size, frontier, last_at, checkpoint FROM log_head WHERE id = 1")
                .query((row, n) -> new Head(row.getString(1), row.getLong(2), row.getBytes(3), row.getLong(4), row.getString(5))).optional();
    }

    List<EntryLog.Entry> entries(long from, long to) {
        return jdbc.sql("SELECT number, at, type, ref, leaf, leaf_hash FROM entry WHERE number >= ? AND number < ? ORDER BY number")
                .param(from).param(to)
                .query((row, n) -> new EntryLog.Entry(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3),
                        row.getString(4), row.getString(5), row.getBytes(6))).list();
    }

    Map<Long, Body> bodies(long from, long to) {
        Map<Long, Body> bodies = new HashMap<>();
        jdbc.sql("SELECT number, body_month, nonce, content FROM entry_body WHERE number >= ? AND number < ?").param(from).param(to)
                .query(row -> {
                    bodies.put(row.getLong(1), new Body(row.getInt(2), row.getBytes(3), row.getString(4)));
                });
        return bodies;
    }

    byte @Nullable [] subtree(int level, long index) {
        return jdbc.sql("SELECT hash FROM subtree WHERE level = ? AND idx = ?").param(level).param(index).query(byte[].class).optional().orElse(null);
    }

    Optional<Submission> submission(String id) {
        if (!SubmissionIds.valid(id)) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT id, received_at, principal, sender, door, message_type, guid, status, http_status, sha256, content_digest,"
                        + " rejected, entry_number, nonce, answer, receipt, ceb_receipt, body_month, iv, body, seal, quoted FROM submission WHERE id = ? AND body_month = ?")
                .param(id).param(SubmissionIds.month(id))
                .query((row, n) -> {
                    List<@Nullable Object> sealed = new ArrayList<>(Arrays.asList(row.getString(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5),
                            row.getString(6), row.getString(7), row.getString(8), row.getInt(9), row.getString(10), row.getString(11), row.getString(12),
                            row.getLong(13), row.getBytes(14), row.getBytes(15), row.getString(16), row.getBytes(17)));
                    byte[] quoted = row.getBytes(22);
                    if (quoted != null) {
                        sealed.add(quoted);
                    }
                    return new Submission(row.getInt(18), row.getLong(13), row.getString(10), row.getBytes(19), row.getBytes(20),
                            SealedRow.bytes(sealed.toArray()), row.getBytes(21), quoted);
                }).optional();
    }

    /** True when what came in this month is kept no longer: of this authority, or messages where none is named. */
    boolean ended(int month, @Nullable String authority) {
        String kind = authority == null || authority.equals("customs") || authority.equals("inspection") ? "TRADE" : authority.toUpperCase(Locale.ROOT).replace('-', '_');
        return jdbc.sql("SELECT COUNT(*) FROM retention_end WHERE kind = ? AND kept_month = ?").params(kind, month).query(Integer.class).single() > 0;
    }

    List<Receipt> receipts(String afterId, int max) {
        return jdbc.sql("SELECT id, authority, sha256, received_at, counts, body, seal FROM authority_receipt WHERE id > ? ORDER BY id FETCH FIRST " + max + " ROWS ONLY")
                .param(afterId).query((row, n) -> new Receipt(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getBoolean(5),
                        row.getBytes(6), row.getBytes(7))).list();
    }
}
