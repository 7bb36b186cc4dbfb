package io.singlewindow.rules.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions in the database; none is ever changed. */
@Component
@Profile("!simulator")
class DecisionStore {

    private static final String COLUMNS = "SELECT id, consignment_id, stage, decided_at, rules_day, rule_version, rule_digest, facts_digest, facts, content"
            + " FROM decision ";

    private final JdbcClient jdbc;

    DecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DecisionRecord decision) {
        jdbc.sql("INSERT INTO decision (id, consignment_id, stage, decided_at, rules_day, rule_version, rule_digest, facts_digest, facts, content)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(decision.id(), decision.consignmentId(), decision.stage().name(), decision.decidedAt().toEpochMilli(), decision.day(),
                        decision.version(), decision.ruleDigest(), decision.factsDigest(), decision.facts(), decision.content())
                .update();
    }

    /** The last one of a stage. */
    Optional<DecisionRecord> last(String consignmentId, Stage stage) {
        return jdbc.sql(COLUMNS + "WHERE consignment_id = ? AND stage = ? ORDER BY decided_at DESC, id DESC FETCH FIRST 1 ROWS ONLY")
                .param(consignmentId).param(stage.name()).query(DecisionStore::row).optional();
    }

    /** When a stage was decided first since then. */
    Optional<Instant> first(String consignmentId, Stage stage, Instant since) {
        return jdbc.sql("SELECT decided_at FROM decision WHERE consignment_id = ? AND stage = ? AND decided_at >= ? ORDER BY decided_at FETCH FIRST 1 ROWS ONLY")
                .params(consignmentId, stage.name(), since.toEpochMilli()).query((row, n) -> Instant.ofEpochMilli(row.getLong(1))).optional();
    }

    /** All of a consignment, oldest first. */
    List<DecisionRecord> of(String consignmentId) {
        return jdbc.sql(COLUMNS + "WHERE consignment_id = ? ORDER BY decided_at, id").param(consignmentId).query(DecisionStore::row).list();
    }

    /** Takes what was decided, and not by which facts. */
    interface Decided {
        void take(String consignmentId, Stage stage, String content);
    }

    /** The last ones of every stage, of several consignments. */
    void last(Collection<String> consignmentIds, Decided decided) {
        if (!consignmentIds.isEmpty()) {
            jdbc.sql("SELECT consignment_id, stage, content FROM (SELECT consignment_id, stage, content, ROW_NUMBER() OVER"
                            + " (PARTITION BY consignment_id, stage ORDER BY decided_at DESC, id DESC) AS place FROM decision WHERE consignment_id IN (:ids)) d WHERE place = 1")
                    .param("ids", consignmentIds).query(row -> {
                        decided.take(row.getString(1), Stage.valueOf(row.getString(2)), row.getString(3));
                    });
        }
    }

    /** Decisions by the rules of a day, after this id, in the order of ids. */
    List<DecisionRecord> ofDay(LocalDate day, String after, int max) {
        return jdbc.sql(COLUMNS + "WHERE rules_day = ? AND id > ? ORDER BY id FETCH FIRST " + max + " ROWS ONLY").param(day).param(after)
                .query(DecisionStore::row).list();
    }

    /** How many there are by the rules of a day. */
    long countOfDay(LocalDate day) {
        return jdbc.sql("SELECT COUNT(*) FROM decision WHERE rules_day = ?").param(day).query(Long.class).single();
    }

    private static DecisionRecord row(ResultSet row, int n) throws SQLException {
        return new DecisionRecord(row.getString(1), row.getString(2), Stage.valueOf(row.getString(3)), Instant.ofEpochMilli(row.getLong(4)),
                row.getObject(5, LocalDate.class), row.getInt(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10));
    }
}
