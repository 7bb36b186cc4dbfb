package io.singlewindow.statistics;

import io.singlewindow.access.Caller;
import io.singlewindow.access.Scope;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.ledger.SubmissionIds;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The questions to the facts: each of a bounded number of days, answered with a bounded number of rows. */
@Component
@Profile("!simulator")
class FactQueries {

    private static final String CONSIGNMENTS = "statistic_consignment c";
    /** Its list was sent by the company that asks. */
    private static final String DECLARED = "EXISTS (SELECT 1 FROM document l WHERE l.consignment_id = c.consignment_id AND l.kind = 'LIST'"
            + " AND l.standing = 'CURRENT' AND l.sender = :own)";
    private static final List<String> AUTHORITIES = List.of("customs", "inspection", "forex", "tax_refund");
    private static final String VOLUMES = "COUNT(*), COUNT(released_at), SUM(amount), COUNT(*) - COUNT(amount)";
    private static final String RELEASE_TIMES = "COUNT(*), " + percentile(50) + ", " + percentile(90) + ", " + percentile(95) + ", " + percentile(99)
            + ", MAX(release_millis)";
    private static final String ACCEPTANCE = "COALESCE(SUM(messages), 0), COALESCE(SUM(CASE WHEN status = 'ACCEPTED' THEN messages END), 0),"
            + " COALESCE(SUM(CASE WHEN status = 'PARTLY_ACCEPTED' THEN messages END), 0), COALESCE(SUM(CASE WHEN status = 'REJECTED' THEN messages END), 0)";

    private final JdbcClient jdbc;
    private final FactStore store;
    private final TransactionTemplate snapshot;

    FactQueries(JdbcClient jdbc, FactStore store, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.store = store;
        this.snapshot = new TransactionTemplate(manager);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** The least time that at least so many of a hundred do not exceed; databases' own percentiles differ from each other. */
    private static String percentile(int percent) {
        return "MIN(CASE WHEN place * 100 >= times * " + percent + " THEN release_millis END)";
    }

    /** Rows that count, as SQL with named parameters. */
    record Selection(String where, Map<String, Object> values) {}

    /** A row of an answer. */
    record Counted(List<String> keys, List<@Nullable BigDecimal> values) {}

    /** Several questions of the same instant, so that parts add up to the whole. */
    <T> T atOnce(Supplier<T> questions) {
        return Objects.requireNonNull(snapshot.execute(status -> questions.get()));
    }

    long countedTo() {
        return store.cursor();
    }

    static Selection select(Figure figure, StatisticQuery query, Caller caller) {
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        where.add(figure.ofMessages() ? "received_on BETWEEN :from AND :to" : "opened_on BETWEEN :from AND :to");
        values.put("from", query.from());
        values.put("to", query.to());
        and(where, values, "platform = :platform", "platform", query.platform());
        and(where, values, "direction = :direction", "direction", query.direction());
        and(where, values, "trade_mode = :mode", "mode", query.mode());
        and(where, values, "region LIKE :region", "region", query.region() == null ? null : query.region() + "%");
        and(where, values, "entity_class = :class", "class", query.entityClass());
        and(where, values, "country = :country", "country", query.country());
        and(where, values, "chapter = :chapter", "chapter", query.chapter());
        reach(figure, caller, where, values);
        if (ofDeclaredAlone(figure, query, caller)) {
            where.add(DECLARED);
        }
        return new Selection(" WHERE " + String.join(" AND ", where), values);
    }

    private static void reach(Figure figure, Caller caller, List<String> where, Map<String, Object> values) {
        if (caller.seesAll()) {
            return;
        }
        Scope scope = caller.role().isScoped() ? caller.scope() : null;
        if (scope != null) {
            where.add("region BETWEEN :firstRegion AND :lastRegion");
            values.put("firstRegion", scope.firstRegion());
            values.put("lastRegion", scope.lastRegion());
        } else {
            where.add(figure.ofMessages() ? "sender = :own" : "(platform = :own OR firm = :own)");
            values.put("own", Objects.requireNonNullElse(caller.uscc(), "-"));
        }
    }

    /**
     * True where a figure tells a company what lists say, or what is decided of them, be it of one consignment: then those count alone
     * whose list it sent. In what documents differ is told to all who sent one.
     */
    static boolean ofDeclaredAlone(Figure figure, StatisticQuery query, Caller caller) {
        boolean tells = figure == Figure.TREATMENTS || query.by().ofList() || query.narrowsByList();
        return tells && !figure.ofMessages() && VisibleConsignments.ownSender(caller) != null;
    }

    private static void and(List<String> where, Map<String, Object> values, String sql, String name, @Nullable String value) {
        if (value != null) {
            where.add(sql);
            values.put(name, value);
        }
    }

    /** Where a figure's values are; what it is parted by is {@code part}. */
    private static String rows(Figure figure, String column, Selection selection) {
        if (figure == Figure.RELEASE_TIMES) {
            return "(SELECT part, release_millis, ROW_NUMBER() OVER (PARTITION BY part ORDER BY release_millis) AS place, COUNT(*) OVER (PARTITION BY part) AS times"
                    + " FROM (SELECT " + column + " AS part, release_millis FROM " + CONSIGNMENTS + selection.where()
                    + " AND release_millis IS NOT NULL) released) ranked";
        }
        return "(SELECT " + column + " AS part, " + (figure.ofMessages() ? "status, messages FROM statistic_intake" : "released_at, amount FROM " + CONSIGNMENTS)
                + selection.where() + ") counted";
    }

    private static String values(Figure figure) {
        return switch (figure) {
            case VOLUMES -> VOLUMES;
            case RELEASE_TIMES -> RELEASE_TIMES;
            case ACCEPTANCE -> ACCEPTANCE;
            default -> throw new IllegalArgumentException(figure + " is not parted");
        };
    }

    List<Counted> parted(Figure figure, Dimension by, Selection selection, int rowsMax) {
        String column = Objects.requireNonNull(by.column(figure.ofMessages()), by + " of " + figure);
        return ask("SELECT part, " + values(figure) + " FROM " + rows(figure, column, selection) + " GROUP BY part ORDER BY "
                + (by.ordered() ? "1" : "2 DESC, 1") + " FETCH FIRST " + rowsMax + " ROWS ONLY", selection, 1);
    }

    Counted whole(Figure figure, Selection selection) {
        return ask("SELECT " + values(figure) + " FROM " + rows(figure, "''", selection), selection, 0).get(0);
    }

    BigDecimal consignments(Selection selection) {
        return number("SELECT COUNT(*) FROM " + CONSIGNMENTS + selection.where(), selection);
    }

    List<Counted> reasons(Selection selection, int rowsMax) {
        return ask("SELECT code, COUNT(*) FROM statistic_rejection" + selection.where() + " GROUP BY code ORDER BY 2 DESC, 1 FETCH FIRST " + rowsMax
                + " ROWS ONLY", selection, 1);
    }

    /** Messages that were rejected for this reason, before this one, the newest first; ids are hexadecimal, so that "g" is after all. */
    List<RejectedMessage> rejected(Selection selection, String code, @Nullable String before, int max) {
        Map<String, Object> values = new LinkedHashMap<>(selection.values());
        values.put("code", code);
        values.put("before", before == null ? "g" : before);
        return jdbc.sql("SELECT submission_id, sender, message_type FROM statistic_rejection" + selection.where()
                        + " AND code = :code AND submission_id < :before ORDER BY submission_id DESC FETCH FIRST " + max + " ROWS ONLY").params(values)
                .query((row, n) -> new RejectedMessage(row.getString(1), SubmissionIds.instant(row.getString(1)), row.getString(2), row.getString(3))).list();
    }

    /** A message that was rejected for two reasons counts twice, so that shares add up. */
    BigDecimal reasonsInAll(Selection selection) {
        return number("SELECT COUNT(*) FROM statistic_rejection" + selection.where(), selection);
    }

    /** Authority by its name outside, treatment, consignments; what is not decided yet is no row. */
    List<Counted> treatments(Selection selection) {
        List<Counted> found = new ArrayList<>();
        for (String authority : AUTHORITIES) {
            ask("SELECT '" + authority.replace('_', '-') + "', " + authority + ", COUNT(*) FROM " + CONSIGNMENTS + selection.where() + " AND " + authority
                    + " <> '' GROUP BY " + authority + " ORDER BY 3 DESC, 2", selection, 2).forEach(found::add);
        }
        return found;
    }

    List<Counted> mismatches(Selection selection, int rowsMax) {
        return ask("SELECT platform, field, COUNT(*), SUM(CASE WHEN severity = 'HARD' THEN 1 ELSE 0 END) FROM " + CONSIGNMENTS
                + " JOIN statistic_difference d ON d.consignment_id = c.consignment_id" + selection.where()
                + " GROUP BY platform, field ORDER BY 3 DESC, 1, 2 FETCH FIRST " + rowsMax + " ROWS ONLY", selection, 2);
    }

    /** Consignments that differ in anything, and those that are returned for it. */
    Counted mismatching(Selection selection) {
        return ask("SELECT COUNT(DISTINCT c.consignment_id), COUNT(DISTINCT CASE WHEN severity = 'HARD' THEN c.consignment_id END) FROM " + CONSIGNMENTS
                + " JOIN statistic_difference d ON d.consignment_id = c.consignment_id" + selection.where(), selection, 0).get(0);
    }

    private BigDecimal number(String sql, Selection selection) {
        return jdbc.sql(sql).params(selection.values()).query(BigDecimal.class).single();
    }

    private List<Counted> ask(String sql, Selection selection, int keys) {
        return jdbc.sql(sql).params(selection.values()).query((row, n) -> counted(row, keys)).list();
    }

    private static Counted counted(ResultSet row, int keys) throws SQLException {
        List<String> names = new ArrayList<>();
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            if (i <= keys) {
                names.add(row.getString(i));
            } else {
                values.add(row.getBigDecimal(i));
            }
        }
        return new Counted(names, values);
    }
}
