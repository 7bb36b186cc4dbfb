package io.singlewindow.credit;

import io.singlewindow.credit.grade.CreditEvent;
import io.singlewindow.credit.grade.CreditKind;
import io.singlewindow.credit.grade.CreditSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of credit events, and what was told last. */
@Component
@Profile("!simulator")
class CreditStore {

    private static final int TURN = 2;
    private static final String EVENT = "SELECT id, entity, source, kind, reference, word, about, effective_at, until_at, determined_on, decision_no,"
            + " noticed_on, heard_on, reason, recorded_at, actor FROM credit_event e ";

    private final JdbcClient jdbc;

    CreditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One event at a time, on all nodes together, until the transaction ends: events of credit are few. */
    void takeTurn() {
        jdbc.sql("SELECT id FROM supervision_turn WHERE id = ? FOR UPDATE").param(TURN).query(Integer.class).single();
    }

    void insert(CreditEvent event) {
        jdbc.sql("INSERT INTO credit_event (id, entity, source, kind, reference, word, about, effective_at, until_at, determined_on, decision_no, noticed_on,"
                        + " heard_on, reason, recorded_at, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(event.id(), event.entity(), event.source().name(), event.kind().name(), event.reference(), event.word(), event.about(),
                        event.effectiveAt().toEpochMilli(), event.untilAt() == null ? null : event.untilAt().toEpochMilli(), event.determinedOn(),
                        event.decisionNo(), event.noticedOn(), event.heardOn(), event.reason(), event.recordedAt().toEpochMilli(), event.actor())
                .update();
    }

    Optional<CreditEvent> find(String id) {
        return jdbc.sql(EVENT + "WHERE id = ?").param(id).query(CreditStore::event).optional();
    }

    Optional<CreditEvent> byReference(CreditSource source, String reference) {
        return jdbc.sql(EVENT + "WHERE source = ? AND reference = ?").params(source.name(), reference).query(CreditStore::event).optional();
    }

    /** All about a firm, in the order in which they were recorded. */
    List<CreditEvent> of(String entity) {
        return jdbc.sql(EVENT + "WHERE entity = ? ORDER BY id").param(entity).query(CreditStore::event).list();
    }

    /**
     * Objections without an answer, the oldest first.
     *
     * @param division beginning of the division code of their firm; empty: wherever it is
     */
    List<CreditEvent> openObjections(String division, String afterId, int max) {
        return jdbc.sql(EVENT + "WHERE kind = 'OBJECTION' AND id > ? AND entity LIKE ? AND NOT EXISTS (SELECT 1 FROM credit_event a WHERE a.about = e.id"
                        + " AND a.kind IN ('OBJECTION_UPHELD', 'OBJECTION_REJECTED')) ORDER BY id FETCH FIRST " + max + " ROWS ONLY")
                .params(afterId, "__" + division + "%").query(CreditStore::event).list();
    }

    /** True when the term of an objection was extended. */
    boolean isExtended(String objectionId) {
        return jdbc.sql("SELECT COUNT(*) FROM credit_event WHERE about = ? AND kind = ?").params(objectionId, CreditKind.OBJECTION_EXTENDED.name())
                .query(Integer.class).single() > 0;
    }

    /** Listings that took effect by an instant, in order of their ids after one. */
    List<CreditEvent> listings(Instant by, String afterId, int max) {
        return jdbc.sql(EVENT + "WHERE kind = 'LISTING' AND id > ? AND effective_at <= ? ORDER BY id FETCH FIRST " + max + " ROWS ONLY")
                .params(afterId, by.toEpochMilli()).query(CreditStore::event).list();
    }

    /** What was told of a firm last; empty when nothing was. */
    Optional<String> told(String entity) {
        return jdbc.sql("SELECT told FROM credit_told WHERE entity = ?").param(entity).query(String.class).optional();
    }

    /** Keeps what is told now, and when it may change by time alone; null: not by time. */
    void tell(String entity, String told, @Nullable Instant next) {
        Long nextAt = next == null ? null : next.toEpochMilli();
        if (jdbc.sql("UPDATE credit_told SET told = ?, next_at = ? WHERE entity = ?").params(told, nextAt, entity).update() == 0) {
            jdbc.sql("INSERT INTO credit_told (entity, told, next_at) VALUES (?, ?, ?)").params(entity, told, nextAt).update();
        }
    }

    /** Firms whose standing may have changed by time. */
    List<String> due(Instant now, int max) {
        return jdbc.sql("SELECT entity FROM credit_told WHERE next_at <= ? ORDER BY next_at FETCH FIRST " + max + " ROWS ONLY")
                .param(now.toEpochMilli()).query(String.class).list();
    }

    private static CreditEvent event(ResultSet row, int n) throws SQLException {
        long until = row.getLong(9);
        Instant untilAt = row.wasNull() ? null : Instant.ofEpochMilli(until);
        return new CreditEvent(row.getString(1), row.getString(2), CreditSource.valueOf(row.getString(3)), CreditKind.valueOf(row.getString(4)), row.getString(5),
                row.getString(6), row.getString(7), Instant.ofEpochMilli(row.getLong(8)), untilAt, row.getObject(10, LocalDate.class), row.getString(11),
                row.getObject(12, LocalDate.class), row.getObject(13, LocalDate.class), row.getString(14), Instant.ofEpochMilli(row.getLong(15)), row.getString(16));
    }
}
