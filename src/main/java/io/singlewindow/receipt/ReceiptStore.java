package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import io.singlewindow.ledger.Sealing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What authorities sent, as it came. */
@Component
@Profile("!simulator")
class ReceiptStore {

    private static final int CAUSE_CHARACTERS_MAX = 500;

    private final JdbcClient jdbc;
    private final Sealing sealing;

    ReceiptStore(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
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
     * discarded stays so.
     */
    String keep(String id, Authority authority, String sha256, Instant receivedAt, byte[] body, String state, @Nullable String cause) {
        Optional<String> known = idOf(sha256);
        if (known.isEmpty()) {
            try {
                boolean counts = state.equals("STORED");
                jdbc.sql("INSERT INTO authority_receipt (id, authority, sha256, received_at, body, state, counts, cause, seal)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .params(id, authority.code(), sha256, receivedAt.toEpochMilli(), body, state, counts, cut(cause),
                                sealing.ofRow(id, authority.code(), sha256, receivedAt.toEpochMilli(), counts)).update();
                return id;
            } catch (DuplicateKeyException meanwhile) {
                known = idOf(sha256);
            }
        }
        if (state.equals("STORED")) {
            count(known.orElseThrow(), authority.code());
        }
        return known.orElseThrow();
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
