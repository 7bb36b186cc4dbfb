package io.singlewindow.backup;

import io.singlewindow.backup.Tables.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Puts a backup's rows into tables that are new, in one transaction. */
final class RowsReader {

    private static final int ROWS_AT_ONCE = 200;

    private final Connection connection;
    private final Tables tables;

    RowsReader(Connection connection) throws SQLException {
        this.connection = connection;
        this.tables = new Tables(connection);
    }

    /** Puts in all parts; what migrations have filled in goes first. */
    void read(BackupFile backup) throws SQLException, IOException {
        List<String> names = tables.names();
        List<String> given = backup.manifest().parts().stream().map(Manifest.Part::table).toList();
        if (!given.stream().sorted().toList().equals(names.stream().sorted().toList())) {
            throw new BackupRefused(BackupRefused.LIES, "The backup has the tables " + given + ", expected those of version "
                    + backup.manifest().schemaVersion() + ": " + names);
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (int i = names.size() - 1; i >= 0; i--) {
                statement.executeUpdate("DELETE FROM " + names.get(i));
            }
            for (String table : names) {
                insert(backup, table);
            }
            // everything is to be looked at anew by whoever goes on with it
            statement.executeUpdate("DELETE FROM self_check");
        }
    }

    /** The next numbers that the database gives come after those that are there. On H2 this ends the transaction. */
    void goOn() throws SQLException {
        for (String table : tables.names()) {
            for (Column column : tables.columns(table)) {
                if (column.counted()) {
                    goOn(table, column.name());
                }
            }
        }
    }

    private void insert(BackupFile backup, String table) throws SQLException, IOException {
        Map<String, Column> columns = tables.columns(table).stream().collect(Collectors.toMap(Column::name, column -> column, (one, other) -> one, LinkedHashMap::new));
        List<String> order = List.copyOf(columns.keySet());
        String sql = "INSERT INTO " + table + " (" + String.join(", ", order) + ") VALUES (" + order.stream().map(name -> "?").collect(Collectors.joining(", ")) + ")";
        int[] waiting = new int[1];
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            backup.<SQLException>rows(table, (given, row) -> {
                if (given.size() != order.size() || row.size() != order.size() || !columns.keySet().containsAll(given)) {
                    throw new BackupRefused(BackupRefused.LIES, "The table " + table + " has the columns " + given + ", expected " + order);
                }
                int[] places = IntStream.range(0, order.size()).map(i -> given.indexOf(order.get(i))).toArray();
                for (int i = 0; i < places.length; i++) {
                    set(statement, i + 1, columns.get(order.get(i)), row.get(places[i]));
                }
                statement.addBatch();
                if (++waiting[0] == ROWS_AT_ONCE) {
                    statement.executeBatch();
                    waiting[0] = 0;
                }
            });
            if (waiting[0] > 0) {
                statement.executeBatch();
            }
        }
    }

    private static void set(PreparedStatement statement, int place, Column column, JsonNode value) throws SQLException {
        if (value.isNull()) {
            statement.setObject(place, null);
            return;
        }
        switch (column.kind()) {
            case WHOLE -> statement.setLong(place, value.asLong());
            case DECIMAL -> statement.setBigDecimal(place, new BigDecimal(value.asString()));
            case BOOLEAN -> statement.setBoolean(place, value.asBoolean());
            case DATE -> statement.setObject(place, LocalDate.parse(value.asString()));
            case TEXT -> statement.setString(place, value.asString());
            case BYTES -> statement.setBytes(place, Base64.getDecoder().decode(value.asString()));
        }
    }

    private void goOn(String table, String column) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long next;
            try (ResultSet newest = statement.executeQuery("SELECT COALESCE(MAX(" + column + "), 0) + 1 FROM " + table)) {
                newest.next();
                next = newest.getLong(1);
            }
            statement.execute("ALTER TABLE " + table + " ALTER COLUMN " + column + " RESTART WITH " + next);
        }
    }
}
