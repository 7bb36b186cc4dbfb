package io.singlewindow.backup;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The tables of a database, H2 or PostgreSQL, by names in small letters; those that others refer to come first. */
final class Tables {

    /** Of the migrations; made anew by them. */
    private static final String HISTORY = "flyway_schema_history";

    private final Connection connection;
    private final boolean h2;

    Tables(Connection connection) throws SQLException {
        this.connection = connection;
        this.h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
    }

    boolean h2() {
        return h2;
    }

    /** A column, and what it takes. */
    record Column(String name, Kind kind, boolean counted) {}

    /** How a value is written. */
    enum Kind {
        WHOLE,
        DECIMAL,
        BOOLEAN,
        DATE,
        TEXT,
        BYTES;

        static Kind of(String table, String column, int type) {
            return switch (type) {
                case java.sql.Types.BIGINT, java.sql.Types.INTEGER, java.sql.Types.SMALLINT, java.sql.Types.TINYINT -> WHOLE;
                case java.sql.Types.DECIMAL, java.sql.Types.NUMERIC -> DECIMAL;
                case java.sql.Types.BOOLEAN, java.sql.Types.BIT -> BOOLEAN;
                case java.sql.Types.DATE -> DATE;
                case java.sql.Types.VARCHAR, java.sql.Types.CHAR, java.sql.Types.CLOB, java.sql.Types.LONGVARCHAR -> TEXT;
                case java.sql.Types.BINARY, java.sql.Types.VARBINARY, java.sql.Types.LONGVARBINARY, java.sql.Types.BLOB -> BYTES;
                default -> throw new IllegalStateException(
                        "Column " + table + "." + column + " has the type " + type + ", which backups do not know");
            };
        }
    }

    /** All of them, the history of migrations left out. */
    List<String> names() throws SQLException {
        String sql = h2 ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE' ORDER BY 1"
                : "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema()"
                        + " AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1";
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (!name.equalsIgnoreCase(HISTORY)) {
                    found.add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return ordered(found);
    }

    /** Version of the newest migration that was applied. */
    String schemaVersion() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(
                "SELECT \"version\" FROM \"" + HISTORY + "\" WHERE \"version\" IS NOT NULL ORDER BY \"installed_rank\" DESC")) {
            if (!rows.next()) {
                throw new BackupRefused(BackupRefused.UNREADABLE, "The database has no migrations, expected that of a window");
            }
            return rows.getString(1);
        }
    }

    /** Those of a table that are written; what the database works out of others it works out again. */
    List<Column> columns(String table) throws SQLException {
        Set<String> generated = generated(table);
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData about = rows.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                String name = about.getColumnName(i).toLowerCase(Locale.ROOT);
                if (!generated.contains(name)) {
                    columns.add(new Column(name, Kind.of(table, name, about.getColumnType(i)), about.isAutoIncrement(i)));
                }
            }
            return columns;
        }
    }

    private Set<String> generated(String table) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT column_name FROM information_schema.columns"
                + " WHERE table_schema = CURRENT_SCHEMA AND lower(table_name) = ? AND is_generated = 'ALWAYS'")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1).toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    private List<String> ordered(List<String> names) throws SQLException {
        Map<String, Set<String>> refersTo = new LinkedHashMap<>();
        DatabaseMetaData about = connection.getMetaData();
        for (String name : names) {
            Set<String> others = new LinkedHashSet<>();
            try (ResultSet keys = about.getImportedKeys(null, connection.getSchema(), h2 ? name.toUpperCase(Locale.ROOT) : name)) {
                while (keys.next()) {
                    others.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
            others.remove(name);
            refersTo.put(name, others);
        }
        Set<String> ordered = new LinkedHashSet<>();
        names.forEach(name -> add(name, refersTo, ordered));
        return List.copyOf(ordered);
    }

    private static void add(String name, Map<String, Set<String>> refersTo, Set<String> ordered) {
        if (!ordered.contains(name)) {
            refersTo.getOrDefault(name, Set.of()).forEach(other -> add(other, refersTo, ordered));
            ordered.add(name);
        }
    }
}
