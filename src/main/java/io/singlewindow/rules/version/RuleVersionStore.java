package io.singlewindow.rules.version;

import io.singlewindow.rules.version.RuleVersion.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions in the database. */
@Component
@Profile("!simulator")
class RuleVersionStore {

    private static final String COLUMNS = "SELECT version, state, effective_at, digest, author, approver, reason, created_at, decided_at FROM rule_version ";

    private final JdbcClient jdbc;

    RuleVersionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(RuleVersion version, String content) {
        jdbc.sql("INSERT INTO rule_version (version, state, effective_at, digest, author, approver, reason, created_at, decided_at, content)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(version.version(), version.state().name(), version.effectiveAt().toEpochMilli(), version.digest(), version.author(),
                        version.approver(), version.reason(), version.createdAt().toEpochMilli(),
                        version.decidedAt() == null ? null : version.decidedAt().toEpochMilli(), content)
                .update();
    }

    /** The number of the version in force at an instant. */
    Optional<Integer> inForce(Instant at) {
        return jdbc.sql("SELECT version FROM rule_version WHERE state = 'APPROVED' AND effective_at <= ?"
                + " ORDER BY effective_at DESC, version DESC FETCH FIRST 1 ROWS ONLY").param(at.toEpochMilli()).query(Integer.class).optional();
    }

    int last() {
        return jdbc.sql("SELECT COALESCE(MAX(version), 0) FROM rule_version").query(Integer.class).single();
    }

    Optional<RuleVersion> find(int version) {
        return jdbc.sql(COLUMNS + "WHERE version = ?").param(version).query(RuleVersionStore::row).optional();
    }

    /** The same, until the transaction ends nobody else's. */
    Optional<RuleVersion> lock(int version) {
        return jdbc.sql(COLUMNS + "WHERE version = ? FOR UPDATE").param(version).query(RuleVersionStore::row).optional();
    }

    String content(int version) {
        return jdbc.sql("SELECT content FROM rule_version WHERE version = ?").param(version).query(String.class).single();
    }

    /** Versions before this number, the newest first. */
    List<RuleVersion> list(int before, int max) {
        return jdbc.sql(COLUMNS + "WHERE version < ? ORDER BY version DESC FETCH FIRST " + max + " ROWS ONLY").param(before)
                .query(RuleVersionStore::row).list();
    }

    /** How many wait for somebody other than their author. */
    long drafts(String but) {
        return jdbc.sql("SELECT COUNT(*) FROM rule_version WHERE state = 'DRAFT' AND author <> ?").param(but).query(Long.class).single();
    }

    void decide(int version, State state, String approver, Instant at) {
        jdbc.sql("UPDATE rule_version SET state = ?, approver = ?, decided_at = ? WHERE version = ?")
                .params(state.name(), approver, at.toEpochMilli(), version).update();
    }

    private static RuleVersion row(ResultSet row, int n) throws SQLException {
        long decided = row.getLong(9);
        return new RuleVersion(row.getInt(1), State.valueOf(row.getString(2)), Instant.ofEpochMilli(row.getLong(3)), row.getString(4),
                row.getString(5), row.getString(6), row.getString(7), Instant.ofEpochMilli(row.getLong(8)),
                decided == 0 ? null : Instant.ofEpochMilli(decided));
    }
}
