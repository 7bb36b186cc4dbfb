package io.singlewindow.ledger;

import io.singlewindow.trail.tree.GrowingTree;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger's rows; every method runs inside the committer's transaction. */
final class LedgerStore {

    private static final int KEYS_PER_QUERY_MAX = 500;
    static final int PENDING_PER_GROUP_MAX = 500;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    LedgerStore(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    JdbcTemplate template() {
        return template;
    }

    /** Who holds a claim. */
    record Holder(String submissionId, String digest) {}

    /** An event of another feature that waits for its number. */
    record Pending(long id, String type, String ref, String audience, String content) {}

    /** A row of the log. */
    record EntryRow(long number, long at, String type, String ref, String leaf, byte[] leafHash) {}

    /**
     * A submission with all that is stored of it.
     *
     * @param answered as it stands in the clear
     * @param quoted the answer with what it quotes, encrypted
     */
    record SubmissionRow(
            NewSubmission submission, int month, long entry, byte[] nonce, byte[] iv, byte[] encrypted, String receipt, Quotes.Answer answered, byte[] quoted) {

        /** What its seal is of, in the order of {@link CheckRows}. */
        byte[] sealed() {
            return SealedRow.bytes(submission.id(), submission.receivedAt().toEpochMilli(), submission.principal(), submission.sender(),
                    submission.door(), submission.messageType(), submission.guid(), submission.status(), submission.httpStatus(),
                    submission.sha256(), submission.contentDigest(), rejected(), entry, nonce, answered.json(), receipt,
                    answered.ceb(), quoted);
        }

        /** Of a rejected message every document is rejected, and there may be a thousand. */
        String rejected() {
            List<Integer> rejected = submission.goesOn() ? submission.rejected() : List.of();
            return rejected.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
    }

    /** Takes the turn to append; others wait for this row. */
    @Nullable LogHead lockHead() {
        return jdbc.sql("SELECT size, frontier, last_at, checkpoint FROM log_head WHERE id = 1 FOR UPDATE")
                .query((row, n) -> new LogHead(row.getLong(1), LogHead.split(row.getBytes(2)), row.getLong(3), row.getString(4)))
                .optional()
                .orElse(null);
    }

    void insertHead(String origin, LogHead head) {
        jdbc.sql("INSERT INTO log_head (id, origin, size, frontier, last_at, checkpoint) VALUES (1, ?, ?, ?, ?, ?)")
                .param(origin).param(head.size()).param(LogHead.join(head.frontier())).param(head.lastAtMillis())
                .param(head.checkpoint()).update();
    }

    void updateHead(LogHead head) {
        jdbc.sql("UPDATE log_head SET size = ?, frontier = ?, last_at = ?, checkpoint = ? WHERE id = 1")
                .param(head.size()).param(LogHead.join(head.frontier())).param(head.lastAtMillis())
                .param(head.checkpoint()).update();
    }

    Map<String, Holder> holders(Collection<String> keys) {
        Map<String, Holder> holders = new HashMap<>();
        List<String> all = List.copyOf(keys);
        for (int i = 0; i < all.size(); i += KEYS_PER_QUERY_MAX) {
            List<String> some = all.subList(i, Math.min(all.size(), i + KEYS_PER_QUERY_MAX));
            String places = some.stream().map(key -> "?").collect(Collectors.joining(","));
            template.query("SELECT claim_key, submission_id, digest FROM claim WHERE claim_key IN (" + places + ")",
                    row -> {
                        holders.put(row.getString(1), new Holder(row.getString(2), row.getString(3)));
                    },
                    some.toArray());
        }
        return holders;
    }

    List<Pending> pending() {
        return jdbc.sql("SELECT id, type, ref, audience, content FROM pending_entry ORDER BY id FETCH FIRST "
                        + PENDING_PER_GROUP_MAX + " ROWS ONLY")
                .query((row, n) -> new Pending(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
    }

    void removePending(List<Pending> numbered) {
        batch("DELETE FROM pending_entry WHERE id = ?", numbered, (statement, pending) -> statement.setLong(1, pending.id()));
    }

    void insertEntries(List<EntryRow> entries) {
        batch("INSERT INTO entry (number, at, type, ref, leaf, leaf_hash) VALUES (?, ?, ?, ?, ?, ?)", entries,
                (statement, entry) -> {
                    statement.setLong(1, entry.number());
                    statement.setLong(2, entry.at());
                    statement.setString(3, entry.type());
                    statement.setString(4, entry.ref());
                    statement.setString(5, entry.leaf());
                    statement.setBytes(6, entry.leafHash());
                });
    }

    void insertSubtrees(List<GrowingTree.Stored> subtrees) {
        batch("INSERT INTO subtree (level, idx, hash) VALUES (?, ?, ?)", subtrees, (statement, subtree) -> {
            statement.setInt(1, subtree.level());
            statement.setLong(2, subtree.index());
            statement.setBytes(3, subtree.hash());
        });
    }

    void insertClaims(List<Claim> claims, List<String> holders) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            places.add(i);
        }
        batch("INSERT INTO claim (claim_key, submission_id, digest) VALUES (?, ?, ?)", places, (statement, place) -> {
            statement.setString(1, claims.get(place).key());
            statement.setString(2, holders.get(place));
            statement.setString(3, claims.get(place).digest());
        });
    }

    void insertBody(long number, int month, byte[] nonce, String content) {
        jdbc.sql("INSERT INTO entry_body (number, body_month, nonce, content) VALUES (?, ?, ?, ?)")
                .param(number).param(month).param(nonce).param(content).update();
    }

    void insertInbox(List<Map.Entry<String, Long>> items) {
        batch("INSERT INTO inbox_item (audience, number) VALUES (?, ?)", items, (statement, item) -> {
            statement.setString(1, item.getKey());
            statement.setLong(2, item.getValue());
        });
    }

    void insertSubmissions(List<SubmissionRow> rows, UnaryOperator<byte[]> seal) {
        batch("""
                INSERT INTO submission (id, body_month, received_at, principal, sender, door, message_type, guid, status,
                    http_status, sha256, content_digest, rejected, entry_number, nonce, iv, body, answer, receipt,
                    ceb_receipt, seal, quoted)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows, (statement, row) -> {
            bind(statement, row);
            statement.setBytes(21, seal.apply(row.sealed()));
            statement.setBytes(22, row.quoted());
        });
        batch("INSERT INTO outbox (submission_id, entry_number) VALUES (?, ?)", rows.stream().filter(row -> row.submission().goesOn()).toList(), (statement, row) -> {
            statement.setString(1, row.submission().id());
            statement.setLong(2, row.entry());
        });
    }

    private static void bind(PreparedStatement statement, SubmissionRow row) throws SQLException {
        NewSubmission submission = row.submission();
        statement.setString(1, submission.id());
        statement.setInt(2, row.month());
        statement.setLong(3, submission.receivedAt().toEpochMilli());
        statement.setString(4, submission.principal());
        statement.setString(5, submission.sender());
        statement.setString(6, submission.door());
        statement.setString(7, submission.messageType());
        statement.setString(8, submission.guid());
        statement.setString(9, submission.status());
        statement.setInt(10, submission.httpStatus());
        statement.setString(11, submission.sha256());
        statement.setString(12, submission.contentDigest());
        statement.setString(13, row.rejected());
        statement.setLong(14, row.entry());
        statement.setBytes(15, row.nonce());
        statement.setBytes(16, row.iv());
        statement.setBytes(17, row.encrypted());
        statement.setBytes(18, row.answered().json());
        statement.setString(19, row.receipt());
        statement.setBytes(20, row.answered().ceb());
    }

    private <T> void batch(String sql, List<T> rows, Binding<T> binding) {
        if (!rows.isEmpty()) {
            template.batchUpdate(sql, rows, rows.size(), binding::bind);
        }
    }

    /** Sets one row's values. */
    @FunctionalInterface
    private interface Binding<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }
}
