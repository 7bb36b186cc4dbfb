package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.tree.GrowingTree;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes many consignments of {@link MillionPatterns}, while no server runs. The patterns' time is a window of 17.5 minutes (2^20 ms);
 * copy {@code n} is the same window so many windows earlier, so that ids, which begin with their time, differ by their first seven digits
 * alone and rise as in earnest. Its numbers have another mark, its firms may be others, in other regions. The log is grown over all
 * copies' entries, the oldest first, and its head signed: proofs hold.
 */
final class Multiplier {

    private static final int THREADS = 2;
    private static final int LEAVES = 1 << 16;
    private static final int SUBTREES_PER_BATCH = 500;
    private static final String MILLIS = " at created_at received_at decided_at released_at arrived_at first_attempt_at finished_at ";
    private static final String FIRMS = "330100TERT";

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final int copies;

    Multiplier(DataSource dataSource, int copies) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.copies = copies;
    }

    /**
     * Fills the database.
     *
     * @param serverFolder data directory of its server, which has the log's key
     */
    void fill(Path serverFolder) {
        windows();
        patterns();
        firms();
        partitions();
        Queue<Multiplied> tables = new ConcurrentLinkedQueue<>(Multiplied.tables());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    for (Multiplied table = tables.poll(); table != null; table = tables.poll()) {
                        multiply(table);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("A table was not filled", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            threads.shutdownNow();
        }
        grow(serverFolder);
        jdbc.execute("VACUUM ANALYZE");
        jdbc.execute("CHECKPOINT");
    }

    /** One row per copy. Set 0 is the patterns' own firms, each twentieth copy; set 39 is in a region that hardly has any. */
    private void windows() {
        jdbc.execute("CREATE SCHEMA pattern");
        jdbc.execute("CREATE TABLE pattern.firm_set AS SELECT f, CASE WHEN f = 0 THEN '" + FIRMS + "' ELSE CASE WHEN f <= 20 THEN '330100'"
                + " WHEN f <= 22 THEN '330200' WHEN f <= 28 THEN '330300' WHEN f <= 34 THEN '330400' WHEN f <= 38 THEN '330700' ELSE '330900' END"
                + " || 'F' || LPAD(f::TEXT, 3, '0') END AS firm FROM generate_series(0, 39) f");
        jdbc.execute("CREATE TABLE pattern.copy AS SELECT n, " + copies + " AS copies, p.prefix AS pattern_prefix, w.shift, LPAD(TO_HEX(p.at + n - "
                + (copies - 1) + "), 7, '0') AS prefix, LPAD(UPPER(TO_HEX(n)), 5, '0') AS mark, s.firm, n % 20 = 0 OR n >= " + copies * 19L / 20
                + " AS whole, 0::BIGINT AS first_entry, d.day, d.day - p.day AS days FROM generate_series(0, " + (copies - 1) + ") n"
                + " CROSS JOIN (SELECT SUBSTRING(id FROM 1 FOR 7) AS prefix, ('x' || LPAD(SUBSTRING(id FROM 1 FOR 7), 16, '0'))::BIT(64)::BIGINT AS at,"
                + " (TO_TIMESTAMP(created_at / 1000) AT TIME ZONE 'Asia/Shanghai')::DATE AS day FROM consignment ORDER BY id FETCH FIRST 1 ROW ONLY) p"
                + " CROSS JOIN LATERAL (SELECT (n - " + (copies - 1) + ")::BIGINT * " + (1L << MillionPatterns.WINDOW_BITS) + " AS shift) w"
                + " CROSS JOIN LATERAL (SELECT (TO_TIMESTAMP((p.at * " + (1L << MillionPatterns.WINDOW_BITS) + " + w.shift) / 1000) AT TIME ZONE 'Asia/Shanghai')::DATE"
                + " AS day) d JOIN pattern.firm_set s ON s.f = CASE WHEN n % 20 = 0 THEN 0 WHEN n % 2000 = 7 THEN 39 ELSE 1 + n % 38 END ORDER BY n");
    }

    /** The patterns' rows in a place of their own, with what decides whether a copy has them and which entry they are. */
    private void patterns() {
        List<String> named = Multiplied.tables().stream().map(Multiplied::name).toList();
        List<String> grown = jdbc.queryForList("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
                + " AND NOT relispartition", String.class);
        assertThat(grown.stream().filter(table -> !named.contains(table) && !Multiplied.LEFT_OUT.contains(table))
                .filter(table -> jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class) >= MillionPatterns.COUNT / 4).toList())
                .as("tables that grow with consignments and that nobody thought of").isEqualTo(List.of());
        named.forEach(table -> jdbc.execute("CREATE TABLE pattern." + table + " AS SELECT * FROM public." + table));
        jdbc.execute("DELETE FROM pattern.entry WHERE ref NOT IN (SELECT id FROM consignment UNION ALL SELECT id FROM submission UNION ALL SELECT id FROM document)");
        jdbc.execute("CREATE TABLE pattern.place AS SELECT number, ROW_NUMBER() OVER (ORDER BY number) - 1 AS in_whole,"
                + " CASE WHEN thin THEN COUNT(*) FILTER (WHERE thin) OVER (ORDER BY number) - 1 END AS in_thin"
                + " FROM (SELECT number, type IN ('submission.accepted', 'consignment.state', 'decision.made') AS thin FROM pattern.entry) e");
        for (String column : List.of("entry.number", "entry_body.number", "inbox_item.number", "document.entry_number", "submission.entry_number")) {
            String table = "pattern." + column.substring(0, column.indexOf('.'));
            jdbc.execute("ALTER TABLE " + table + " ADD COLUMN in_whole BIGINT, ADD COLUMN in_thin BIGINT");
            jdbc.execute("UPDATE " + table + " t SET in_whole = p.in_whole, in_thin = p.in_thin FROM pattern.place p WHERE p.number = t."
                    + column.substring(column.indexOf('.') + 1));
            jdbc.execute("DELETE FROM " + table + " WHERE in_whole IS NULL");
        }
        jdbc.execute("ALTER TABLE pattern.document_receipt ADD COLUMN kind TEXT");
        jdbc.execute("UPDATE pattern.document_receipt r SET kind = d.kind FROM document d WHERE d.id = r.document_id");
        jdbc.execute("ALTER TABLE pattern.authority_receipt ADD COLUMN kind TEXT");
        jdbc.execute("UPDATE pattern.authority_receipt a SET kind = 'LIST' WHERE id IN (SELECT receipt_id FROM pattern.document_receipt WHERE kind = 'LIST')");
        jdbc.execute("UPDATE pattern.copy c SET first_entry = f.first FROM (SELECT n, COALESCE(SUM(CASE WHEN o.whole THEN e.of_whole ELSE e.of_thin END)"
                + " OVER (ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS first FROM pattern.copy o,"
                + " (SELECT COUNT(*) AS of_whole, COUNT(in_thin) AS of_thin FROM pattern.place) e) f WHERE f.n = c.n");
        jdbc.execute("CREATE TABLE pattern.ordered AS SELECT * FROM pattern.copy ORDER BY n");
        jdbc.execute("ANALYZE");
    }

    private void firms() {
        jdbc.execute("INSERT INTO entity (uscc, name, customs_code, dxp_id, roles) SELECT REPLACE(e.uscc, '" + FIRMS + "', s.firm), e.name || s.f,"
                + " 'X' || LPAD((s.f * 100 + ROW_NUMBER() OVER (PARTITION BY s.f ORDER BY e.uscc))::TEXT, 9, '0'),"
                + " 'DXPBENCH' || LPAD((s.f * 100 + ROW_NUMBER() OVER (PARTITION BY s.f ORDER BY e.uscc))::TEXT, 8, '0'), e.roles"
                + " FROM entity e CROSS JOIN pattern.firm_set s WHERE e.uscc LIKE '%" + FIRMS + "%' AND s.f > 0");
    }

    /** Months before the first that there are partitions of: an operator of that time would have cut them. */
    private void partitions() {
        for (Integer month : jdbc.queryForList("SELECT DISTINCT TO_CHAR(day, 'YYYYMM')::INT FROM pattern.copy ORDER BY 1", Integer.class)) {
            for (String table : List.of("submission", "entry_body")) {
                if (jdbc.queryForObject("SELECT TO_REGCLASS(?) IS NULL", Boolean.class, table + "_" + month)) {
                    jdbc.execute("CREATE TABLE " + table + "_" + month + " PARTITION OF " + table + " FOR VALUES FROM (" + month + ") TO (" + (month + 1) + ")");
                }
            }
        }
    }

    /** Indexes are made anew over the filled table, as a restored backup's are. */
    private void multiply(Multiplied table) {
        SingleConnectionDataSource session = new SingleConnectionDataSource(connection(), true);
        JdbcTemplate one = new JdbcTemplate(session);
        long started = System.nanoTime();
        String regclass = "'public." + table.name() + "'::regclass";
        one.execute("BEGIN");
        one.execute("TRUNCATE " + table.name());
        List<Map<String, Object>> constraints = one.queryForList("SELECT conname AS name, PG_GET_CONSTRAINTDEF(oid) AS definition FROM pg_constraint WHERE conrelid = "
                + regclass + " AND contype IN ('p', 'u')");
        constraints.forEach(constraint -> one.execute("ALTER TABLE " + table.name() + " DROP CONSTRAINT " + constraint.get("name")));
        List<Map<String, Object>> indexes = one.queryForList("SELECT indexrelid::regclass::TEXT AS name, PG_GET_INDEXDEF(indexrelid) AS definition FROM pg_index WHERE indrelid = "
                + regclass);
        indexes.forEach(index -> one.execute("DROP INDEX " + index.get("name")));
        int rows = table.name().equals("statistic_intake") ? one.update(sums(table)) : one.update(rows(table));
        constraints.forEach(constraint -> one.execute("ALTER TABLE " + table.name() + " ADD CONSTRAINT " + constraint.get("name") + " " + constraint.get("definition")));
        // of a partitioned table the definition names the table without its partitions
        indexes.forEach(index -> one.execute(String.valueOf(index.get("definition")).replace(" ON ONLY ", " ON ")));
        one.execute("COMMIT");
        session.destroy();
        System.out.printf("%s: %,d rows in %.0f s%n", table.name(), rows, (System.nanoTime() - started) / 1e9);
    }

    private Connection connection() {
        try {
            return dataSource.getConnection();
        } catch (SQLException refused) {
            throw new IllegalStateException("No connection", refused);
        }
    }

    private String rows(Multiplied table) {
        List<Map<String, Object>> columns = columns(table);
        return "INSERT INTO " + table.name() + " (" + columns.stream().map(column -> String.valueOf(column.get("column_name"))).collect(Collectors.joining(", "))
                + ") SELECT " + columns.stream().map(column -> value(table, column)).collect(Collectors.joining(", "))
                // the copies outside and the pattern within, so that rows lie as they would have come
                + " FROM pattern.ordered w CROSS JOIN LATERAL (SELECT p.*, w.n FROM pattern." + table.name() + " p OFFSET 0) s"
                + (table.thin() == null ? "" : " WHERE w.whole OR (" + table.thin() + ")");
    }

    /** Messages of a day and a firm. */
    private String sums(Multiplied table) {
        List<Map<String, Object>> columns = columns(table);
        List<Object> keys = columns.stream().map(column -> column.get("column_name")).filter(name -> !name.equals("messages")).toList();
        String names = keys.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "INSERT INTO " + table.name() + " (" + names + ", messages) SELECT " + names + ", SUM(messages) FROM (SELECT "
                + columns.stream().map(column -> value(table, column) + " AS " + column.get("column_name")).collect(Collectors.joining(", "))
                + " FROM pattern.ordered w CROSS JOIN pattern." + table.name() + " s) c GROUP BY " + names;
    }

    private List<Map<String, Object>> columns(Multiplied table) {
        return jdbc.queryForList("SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ?"
                + " AND is_generated = 'NEVER' ORDER BY ordinal_position", table.name());
    }

    private String value(Multiplied table, Map<String, Object> column) {
        String name = String.valueOf(column.get("column_name"));
        String given = table.columns().get(name);
        if (given != null) {
            return given;
        }
        return switch (String.valueOf(column.get("data_type"))) {
            case "character varying", "text" -> text(table.name(), name);
            case "bigint" -> MILLIS.contains(" " + name + " ") ? "s." + name + " + w.shift" : "s." + name;
            case "date" -> "s." + name + " + w.days";
            case "integer" -> name.equals("body_month") ? "TO_CHAR(w.day, 'YYYYMM')::INT" : "s." + name;
            default -> "s." + name;
        };
    }

    /** Ids, numbers and firms in a text are replaced where the patterns have any there. */
    private String text(String table, String name) {
        if (name.endsWith("_month")) {
            return "TO_CHAR(w.day, 'YYYY-MM')";
        }
        if (name.equals("region")) {
            return "CASE WHEN s.region = '' THEN '' ELSE LEFT(w.firm, 6) END";
        }
        String value = "s." + name;
        value = replaced(table, name, value, jdbc.queryForObject("SELECT MIN(pattern_prefix) FROM pattern.copy", String.class), "w.prefix");
        value = replaced(table, name, value, MillionPatterns.MARK, "w.mark");
        return replaced(table, name, value, FIRMS, "w.firm");
    }

    private String replaced(String table, String name, String value, String token, String by) {
        boolean there = Boolean.TRUE.equals(jdbc.queryForObject("SELECT COALESCE(BOOL_OR(POSITION(? IN " + name + ") > 0), FALSE) FROM pattern." + table, Boolean.class, token));
        return there ? "REPLACE(" + value + ", '" + token + "', " + by + ")" : value;
    }

    /** The tree over all entries by the server's own code, and a head signed by its key. */
    private void grow(Path serverFolder) {
        String origin = jdbc.queryForObject("SELECT origin FROM log_head", String.class);
        LogKey key = LogKey.at(serverFolder.resolve("keys/log.key"), origin);
        jdbc.execute("TRUNCATE subtree");
        long size = jdbc.queryForObject("SELECT MAX(number) + 1 FROM entry", Long.class);
        List<byte[]> frontier = List.of();
        byte @Nullable [] root = null;
        for (long from = 0; from < size; from += LEAVES) {
            List<byte[]> leaves = jdbc.queryForList("SELECT leaf_hash FROM entry WHERE number >= ? AND number < ? ORDER BY number", byte[].class, from, from + LEAVES);
            assertThat(leaves).as("entries from " + from).hasSize((int) Math.min(LEAVES, size - from));
            GrowingTree tree = new GrowingTree(from, frontier, leaves);
            jdbc.batchUpdate("INSERT INTO subtree (level, idx, hash) VALUES (?, ?, ?)", tree.completed(), SUBTREES_PER_BATCH, (statement, stored) -> {
                statement.setInt(1, stored.level());
                statement.setLong(2, stored.index());
                statement.setBytes(3, stored.hash());
            });
            frontier = tree.frontier();
            root = tree.root();
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        frontier.forEach(joined::writeBytes);
        jdbc.update("UPDATE log_head SET size = ?, frontier = ?, last_at = (SELECT at FROM entry WHERE number = ?), checkpoint = ?",
                size, joined.toByteArray(), size - 1, key.checkpoint(size, root));
        jdbc.update("DELETE FROM self_check");
        jdbc.update("INSERT INTO self_check (id, checked_to, frontier, receipts_to, swept_to, swept_receipt, at) SELECT 1, ?, ?, MAX(id), 0, '', 0 FROM authority_receipt",
                size, joined.toByteArray());
        // what follows the log has nothing to catch up with
        List<String> followers = jdbc.queryForList("SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'next_entry'", String.class);
        assertThat(followers).contains("statistic_cursor", "rejected_cursor");
        followers.forEach(table -> jdbc.update("UPDATE " + table + " SET next_entry = ?", size));
        jdbc.execute("DROP SCHEMA pattern CASCADE");
    }
}
