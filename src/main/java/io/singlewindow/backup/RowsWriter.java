package io.singlewindow.backup;

import io.singlewindow.backup.Tables.Column;
import io.singlewindow.time.BusinessTime;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes all rows of one moment, a part per table, and the manifest after them; the database goes on working meanwhile. */
final class RowsWriter {

    static final JsonMapper JSON = JsonMapper.builder().build();
    /** H2's number for it: one state of all tables, as of the first statement. */
    private static final int H2_SNAPSHOT = 6;
    private static final int ROWS_AT_ONCE = 200;

    private final Connection connection;
    private final Tables tables;

    RowsWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.tables = new Tables(connection);
    }

    /** The end of the log at the moment of the backup. */
    private record Head(String origin, long size, String checkpoint) {}

    /**
     * Writes parts and manifest.
     *
     * @param afterMoment called when the moment is fixed and before anything is written: makes sure that no power cut takes it back
     * @return the manifest's bytes
     */
    byte[] write(ZipOutputStream zip, Instant now, Runnable afterMoment) throws SQLException, IOException {
        if (tables.h2()) {
            // rows come as they are read, not all of them into memory first
            execute("SET LAZY_QUERY_EXECUTION TRUE");
        }
        int isolation = connection.getTransactionIsolation();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(tables.h2() ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
        try {
            Head head = head();
            afterMoment.run();
            List<Manifest.Part> parts = new ArrayList<>();
            for (String table : tables.names()) {
                parts.add(part(zip, table));
            }
            byte[] manifest = JSON.writeValueAsBytes(new Manifest(Manifest.FORMAT, BusinessTime.iso(now), tables.schemaVersion(),
                    head.origin(), head.size(), head.checkpoint(), parts));
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest);
            zip.closeEntry();
            return manifest;
        } finally {
            connection.rollback();
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(true);
            if (tables.h2()) {
                execute("SET LAZY_QUERY_EXECUTION FALSE");
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Head head() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT origin, size, checkpoint FROM log_head WHERE id = 1")) {
            if (!row.next()) {
                throw new BackupRefused(BackupRefused.UNREADABLE, "The log has no head, expected one row in log_head: the server has never run here");
            }
            return new Head(row.getString(1), row.getLong(2), row.getString(3));
        }
    }

    private Manifest.Part part(ZipOutputStream zip, String table) throws SQLException, IOException {
        List<Column> columns = tables.columns(table);
        MessageDigest sha256 = sha256();
        long count = 0;
        zip.putNextEntry(new ZipEntry(new Manifest.Part(table, 0, "").file()));
        OutputStream out = new DigestOutputStream(new Uncloseable(zip), sha256);
        line(out, columns.stream().map(Column::name).toList());
        // the tree is made of entries in their order
        String order = table.equals("entry") ? " ORDER BY number" : "";
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery("SELECT " + names + " FROM " + table + order)) {
                while (rows.next()) {
                    line(out, values(rows, columns));
                    count++;
                }
            }
        }
        zip.closeEntry();
        return new Manifest.Part(table, count, HexFormat.of().formatHex(sha256.digest()));
    }

    private static List<@Nullable Object> values(ResultSet row, List<Column> columns) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 1; i <= columns.size(); i++) {
            Object value = switch (columns.get(i - 1).kind()) {
                case WHOLE -> row.getLong(i);
                case DECIMAL -> decimal(row.getBigDecimal(i));
                case BOOLEAN -> row.getBoolean(i);
                case DATE -> date(row.getObject(i, LocalDate.class));
                case TEXT -> row.getString(i);
                case BYTES -> row.getBytes(i);
            };
            values.add(row.wasNull() ? null : value);
        }
        return values;
    }

    private static @Nullable String decimal(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static @Nullable String date(@Nullable LocalDate value) {
        return value == null ? null : value.toString();
    }

    private static void line(OutputStream out, List<?> values) throws IOException {
        out.write((JSON.writeValueAsString(values) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }

    /** A part's end is not the zip's. */
    private static final class Uncloseable extends OutputStream {

        private final ZipOutputStream zip;

        Uncloseable(ZipOutputStream zip) {
            this.zip = zip;
        }

        @Override
        public void write(int one) throws IOException {
            zip.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            zip.write(bytes, from, length);
        }
    }
}
