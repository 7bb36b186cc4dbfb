package io.singlewindow.warning;

import io.singlewindow.consignment.WarningFacts.Weighing;
import io.singlewindow.warning.rule.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of warnings, their documents and moves. */
@Component
@Profile("!simulator")
class WarningStore {

    private static final String WARNING =
            "SELECT w.id, w.rule, w.subject, w.company, w.weighs, w.told, w.state, w.opened_on, w.last_on, w.opened_at, w.evidence FROM warning w ";
    private static final int WEIGHING_MAX = 50;
    private static final List<String> ABOUT_SOURCES = Arrays.stream(Rule.values()).filter(Rule::isAboutSource).map(Rule::name).toList();

    private final JdbcClient jdbc;

    WarningStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is looked for, of what may be seen; null: any. */
    record Filter(@Nullable Rule rule, @Nullable WarningState state, @Nullable String company, WarningSight sight) {}

    /** A document of a warning, as far as it is indexed. */
    record Shown(String documentId, String kind, String number, String sender, String ebcCode, @Nullable String consignmentId, @Nullable String figures) {}

    /** A move. */
    record Move(Instant at, String actor, String from, String to, String reason) {}

    /** The newest about a subject that was last seen on or after a day. */
    Optional<Warning> newest(Rule rule, String subject, LocalDate since) {
        return jdbc.sql(WARNING + "WHERE w.rule = ? AND w.subject = ? AND w.last_on >= ? ORDER BY w.last_on DESC, w.id DESC FETCH FIRST 1 ROWS ONLY")
                .params(rule.name(), subject, since).query(WarningStore::warning).optional();
    }

    /** The newest of a rule that one of these documents is part of and that was last seen on or after a day. */
    Optional<Warning> involving(Rule rule, List<String> documentIds, LocalDate since) {
        return documentIds.isEmpty() ? Optional.empty()
                : jdbc.sql(WARNING + "WHERE w.id IN (SELECT d.warning_id FROM warning_document d WHERE d.document_id IN (:documents)) AND w.rule = :rule"
                                + " AND w.last_on >= :since ORDER BY w.last_on DESC, w.id DESC FETCH FIRST 1 ROWS ONLY")
                        .param("documents", documentIds).param("rule", rule.name()).param("since", since).query(WarningStore::warning).optional();
    }

    void insert(Warning warning) {
        jdbc.sql("INSERT INTO warning (id, rule, subject, company, weighs, told, state, opened_on, last_on, opened_at, evidence)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(warning.id(), warning.rule().name(), warning.subject(), warning.company(), warning.weighs(), warning.told(), warning.state().name(),
                        warning.openedOn(), warning.lastOn(), warning.openedAt().toEpochMilli(), warning.evidence()).update();
    }

    void seen(String id, LocalDate on) {
        jdbc.sql("UPDATE warning SET last_on = ? WHERE id = ? AND last_on < ?").params(on, id, on).update();
    }

    /**
     * Makes documents part of a warning, each once.
     *
     * @param documentId the one that was looked at
     * @param figures of that one, kept from the first time
     */
    void attach(String id, Collection<String> documentIds, @Nullable String documentId, String figures) {
        if (documentIds.isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>(jdbc.sql("SELECT document_id FROM warning_document WHERE warning_id = :id AND document_id IN (:documents)")
                .param("id", id).param("documents", documentIds).query(String.class).list());
        for (String one : documentIds) {
            if (!known.contains(one)) {
                jdbc.sql("INSERT INTO warning_document (warning_id, document_id, figures) VALUES (?, ?, ?)")
                        .params(id, one, one.equals(documentId) ? figures : null).update();
            }
        }
        if (documentId != null && known.contains(documentId)) {
            jdbc.sql("UPDATE warning_document SET figures = ? WHERE warning_id = ? AND document_id = ? AND figures IS NULL")
                    .params(figures, id, documentId).update();
        }
    }

    Optional<Warning> find(String id) {
        return jdbc.sql(WARNING + "WHERE w.id = ?").param(id).query(WarningStore::warning).optional();
    }

    /** Locked until the transaction ends. */
    Optional<Warning> lock(String id) {
        return jdbc.sql(WARNING + "WHERE w.id = ? FOR UPDATE").param(id).query(WarningStore::warning).optional();
    }

    void move(String id, Move move) {
        jdbc.sql("UPDATE warning SET state = ? WHERE id = ?").params(move.to(), id).update();
        int number = jdbc.sql("SELECT COUNT(*) FROM warning_move WHERE warning_id = ?").param(id).query(Integer.class).single() + 1;
        jdbc.sql("INSERT INTO warning_move (warning_id, number, at, actor, from_state, to_state, reason) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(id, number, move.at().toEpochMilli(), move.actor(), move.from(), move.to(), move.reason()).update();
    }

    List<Move> moves(String id) {
        return jdbc.sql("SELECT at, actor, from_state, to_state, reason FROM warning_move WHERE warning_id = ? ORDER BY number").param(id)
                .query((row, n) -> new Move(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3), row.getString(4), row.getString(5))).list();
    }

    /** The newest first, after this id. */
    List<Warning> page(Filter filter, @Nullable String before, int max) {
        StringBuilder where = new StringBuilder();
        List<Object> values = new ArrayList<>();
        where(filter, where, values);
        add(where, values, " AND w.id < ?", before);
        return jdbc.sql(WARNING + where + " ORDER BY w.id DESC FETCH FIRST " + max + " ROWS ONLY").params(values).query(WarningStore::warning).list();
    }

    /** How many there are. */
    long count(Filter filter) {
        StringBuilder where = new StringBuilder();
        List<Object> values = new ArrayList<>();
        where(filter, where, values);
        return jdbc.sql("SELECT COUNT(*) FROM warning w " + where).params(values).query(Long.class).single();
    }

    private static void where(Filter filter, StringBuilder where, List<Object> values) {
        List<Rule> rules = filter.sight().rules().stream().filter(rule -> filter.rule() == null || filter.rule() == rule).toList();
        // a list may not be empty
        where.append("WHERE w.rule IN (?").append(", ?".repeat(Math.max(0, rules.size() - 1))).append(")");
        values.addAll(rules.isEmpty() ? List.of("-") : rules.stream().map(Rule::name).toList());
        if (!filter.sight().division().isEmpty()) {
            where.append(" AND SUBSTRING(w.company FROM 3 FOR ").append(filter.sight().division().length()).append(") = ?");
            values.add(filter.sight().division());
        }
        if (filter.sight().company() != null) {
            where.append(" AND w.told");
        }
        add(where, values, " AND w.company = ?", filter.sight().company());
        add(where, values, " AND w.state = ?", filter.state() == null ? null : filter.state().name());
        add(where, values, " AND w.company = ?", filter.company());
    }

    private static void add(StringBuilder where, List<Object> values, String condition, @Nullable String value) {
        if (value != null) {
            where.append(condition);
            values.add(value);
        }
    }

    int documentCount(String id) {
        return jdbc.sql("SELECT COUNT(*) FROM warning_document WHERE warning_id = ?").param(id).query(Integer.class).single();
    }

    /** Its documents, the newest first. */
    List<Shown> documents(String id, int max) {
        return jdbc.sql("SELECT d.document_id, x.kind, x.number, x.sender, x.ebc_code, x.consignment_id, d.figures FROM warning_document d"
                        + " JOIN document x ON x.id = d.document_id WHERE d.warning_id = ? ORDER BY d.document_id DESC FETCH FIRST " + max + " ROWS ONLY")
                .param(id).query((row, n) -> new Shown(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                        row.getString(6), row.getString(7))).list();
    }

    /** What weighs on a consignment: by its valid documents, and by the firms that sent them. */
    List<Weighing> weighing(String consignmentId) {
        List<Weighing> found = new ArrayList<>(jdbc.sql("SELECT DISTINCT w.id, w.rule FROM document x JOIN warning_document d ON d.document_id = x.id"
                        + " JOIN warning w ON w.id = d.warning_id WHERE x.consignment_id = ? AND x.standing = 'CURRENT' AND w.weighs"
                        + " AND w.state <> 'DISMISSED' ORDER BY w.id FETCH FIRST " + WEIGHING_MAX + " ROWS ONLY")
                .param(consignmentId).query((row, n) -> new Weighing(row.getString(1), row.getString(2), true)).list());
        jdbc.sql("SELECT w.id, w.rule FROM warning w WHERE w.weighs AND w.state <> 'DISMISSED' AND w.rule IN (:rules)"
                        + " AND w.company IN (SELECT uscc FROM consignment_party WHERE consignment_id = :id) ORDER BY w.id DESC FETCH FIRST " + WEIGHING_MAX
                        + " ROWS ONLY")
                .param("rules", ABOUT_SOURCES).param("id", consignmentId).query((row, n) -> new Weighing(row.getString(1), row.getString(2), false)).list().forEach(found::add);
        return found;
    }

    private static Warning warning(ResultSet row, int n) throws SQLException {
        return new Warning(row.getString(1), Rule.valueOf(row.getString(2)), row.getString(3), row.getString(4), row.getBoolean(5), row.getBoolean(6),
                WarningState.valueOf(row.getString(7)), row.getObject(8, LocalDate.class), row.getObject(9, LocalDate.class),
                Instant.ofEpochMilli(row.getLong(10)), row.getString(11));
    }
}
