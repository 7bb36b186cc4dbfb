package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.ledger.Sealing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** What authorities sent, as it came; what is kept of it is an entry of the log. */
@Component
@Profile("!simulator")
class ReceiptStore {

    private static final int CAUSE_CHARACTERS_MAX = 500;

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final PendingEntries entries;
    private final TransactionTemplate transactions;
    private final ObjectMapper json;

    ReceiptStore(JdbcClient jdbc, Sealing sealing, PendingEntries entries, TransactionTemplate transactions, ObjectMapper json) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.entries = entries;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * A receipt that is kept.
     *
     * @param counts signed by its authority
     */
    record Kept(String id, Authority authority, Instant receivedAt, byte[] body, String state, boolean counts, @Nullable String cause) {}

    /**
     * Keeps one; bytes that are there already are kept once, and their id is told again. What was parked is taken up when
     * it comes again and counts now: its document was not there yet, its signer not configured, its address wrong. What was
     * discarded stays so. What is kept, or counts now, is told to the log; what was known already is not, however often it comes.
     */
    String keep(String id, Authority authority, String sha256, Instant receivedAt, byte[] body, String state, @Nullable String cause) {
        Optional<String> known = idOf(sha256);
        if (known.isEmpty()) {
            try {
                transactions.executeWithoutResult(status -> insert(id, authority, sha256, receivedAt, body, state, cut(cause)));
                return id;
            } catch (DuplicateKeyException meanwhile) {
                known = idOf(sha256);
            }
        }
        String kept = known.orElseThrow();
        if (state.equals("STORED")) {
            transactions.executeWithoutResult(status -> {
                if (count(kept, authority.code())) {
                    tell(kept, authority, sha256, null);
                }
            });
        }
        return kept;
    }

    private void insert(String id, Authority authority, String sha256, Instant receivedAt, byte[] body, String state, @Nullable String cause) {
        boolean counts = state.equals("STORED");
        jdbc.sql("INSERT INTO authority_receipt (id, authority, sha256, received_at, body, state, counts, cause, seal)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, authority.code(), sha256, receivedAt.toEpochMilli(), body, state, counts, cause,
                        sealing.ofRow(id, authority.code(), sha256, receivedAt.toEpochMilli(), counts)).update();
        tell(id, authority, sha256, counts ? null : cause);
    }

    /** To no company: which documents it is about shows only when it is applied, and then their parties are told. */
    private void tell(String id, Authority authority, String sha256, @Nullable String parkedCause) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", authority.code());
        content.put("event", parkedCause == null ? "receipt received" : "receipt parked");
        content.put("receiptId", id);
        content.put("authority", authority.code());
        content.put("sha256", sha256);
        content.put("counts", parkedCause == null);
        content.put("cause", parkedCause);
        entries.add("receipt.received", id, List.of(), json.writeValueAsString(content));
    }

    /** All that are parked. */
    int countParked() {
        return jdbc.sql("SELECT COUNT(*) FROM authority_receipt WHERE state = 'PARKED'").query(Integer.class).single();
    }

    /** How many are kept that are signed by no authority. */
    int uncounted() {
        return jdbc.sql("SELECT COUNT(*) FROM authority_receipt WHERE state = 'PARKED' AND NOT counts").query(Integer.class).single();
    }

    private Optional<String> idOf(String sha256) {
        return jdbc.sql("SELECT id FROM authority_receipt WHERE sha256 = ?").param(sha256).query(String.class).optional();
    }

    List<Kept> next(int max) {
        return list("WHERE state = 'STORED' ORDER BY id FETCH FIRST " + max + " ROWS ONLY");
    }

    /** The parked ones without their bodies, those that an authority signed first. */
    List<Kept> parked(int max) {
        return jdbc.sql("SELECT id, authority, received_at, state, counts, cause FROM authority_receipt WHERE state = 'PARKED'"
                        + " ORDER BY counts DESC, id DESC FETCH FIRST " + max + " ROWS ONLY")
                .query((row, n) -> new Kept(row.getString(1), Authority.of(row.getString(2)).orElseThrow(),
                        Instant.ofEpochMilli(row.getLong(3)), new byte[0], row.getString(4), row.getBoolean(5), row.getString(6)))
                .list();
    }

    /** One of them, whole. */
    Optional<Kept> find(String id) {
        return list("WHERE id = ?", id).stream().findFirst();
    }

    /** Takes one that is stored as applied, in the caller's transaction; false when another has done so. */
    boolean take(String id) {
        return jdbc.sql("UPDATE authority_receipt SET state = 'APPLIED', cause = NULL WHERE id = ? AND state = 'STORED'").param(id).update() == 1;
    }

    private List<Kept> list(String where, Object... values) {
        return jdbc.sql("SELECT id, authority, received_at, body, state, counts, cause FROM authority_receipt " + where).params(values)
                .query((row, n) -> new Kept(row.getString(1), Authority.of(row.getString(2)).orElseThrow(),
                        Instant.ofEpochMilli(row.getLong(3)), row.getBytes(4), row.getString(5), row.getBoolean(6), row.getString(7)))
                .list();
    }

    /** Parks one that is stored; what another has applied meanwhile stays applied. */
    void park(String id, @Nullable String cause) {
        jdbc.sql("UPDATE authority_receipt SET state = 'PARKED', cause = ? WHERE id = ? AND state = 'STORED'").params(cut(cause), id).update();
    }

    /** Parks one that was applied in part, in the same transaction; applying it again changes nothing that is done. */
    void applyRest(String id, String cause) {
        jdbc.sql("UPDATE authority_receipt SET state = 'PARKED', cause = ? WHERE id = ? AND state = 'APPLIED'").params(cut(cause), id).update();
    }

    /** A parked one, found to count, is applied again; false when it is not parked. */
    boolean replay(String id) {
        return count(id, null);
    }

    /** A parked one counts from now on, under another seal; of this authority where one is named. False when it is not parked. */
    private boolean count(String id, @Nullable String authority) {
        List<Object[]> rows = jdbc.sql("SELECT authority, sha256, received_at FROM authority_receipt WHERE id = ? AND state = 'PARKED'").param(id)
                .query((row, n) -> new Object[] {row.getString(1), row.getString(2), row.getLong(3)}).list();
        if (rows.isEmpty()) {
            return false;
        }
        Object[] row = rows.get(0);
        Object sender = authority == null ? row[0] : authority;
        return jdbc.sql("UPDATE authority_receipt SET state = 'STORED', counts = TRUE, authority = ?, seal = ?, cause = CASE WHEN ? THEN cause END"
                        + " WHERE id = ? AND state = 'PARKED'")
                .params(sender, sealing.ofRow(id, sender, row[1], row[2], true), authority == null, id).update() == 1;
    }

    /** A parked one is given up, in the caller's transaction; false when it is not parked. */
    boolean discard(String id) {
        return jdbc.sql("UPDATE authority_receipt SET state = 'DISCARDED' WHERE id = ? AND state = 'PARKED'").param(id).update() == 1;
    }

    boolean isDiscarded(String id) {
        return jdbc.sql("SELECT COUNT(*) FROM authority_receipt WHERE id = ? AND state = 'DISCARDED'").param(id).query(Integer.class).single() > 0;
    }

    private static @Nullable String cut(@Nullable String cause) {
        return cause == null || cause.length() <= CAUSE_CHARACTERS_MAX ? cause : cause.substring(0, CAUSE_CHARACTERS_MAX);
    }
}
