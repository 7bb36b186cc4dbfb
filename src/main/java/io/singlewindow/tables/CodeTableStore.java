package io.singlewindow.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The rows of tables and of their versions. */
@Component
@Profile("!simulator")
class CodeTableStore {

    private static final int BATCH_ROWS = 1000;
    private static final String VERSION = "SELECT kind, version, valid_from, valid_to, source, mark, example FROM code_table ";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CodeTableStore(JdbcTemplate template, ObjectMapper json) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.json = json;
    }

    /** One import at a time, until the transaction ends. */
    void takeTurn() {
        jdbc.sql("SELECT id FROM code_table_turn WHERE id = 0 FOR UPDATE").query(Integer.class).single();
    }

    /** The versions of a table, the oldest first. */
    List<TableVersion> versions(TableKind kind) {
        return jdbc.sql(VERSION + "WHERE kind = ? ORDER BY valid_from").param(kind.name()).query(CodeTableStore::version).list();
    }

    /** The version that holds on a day. */
    Optional<TableVersion> on(TableKind kind, LocalDate day) {
        return jdbc.sql(VERSION + "WHERE kind = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)")
                .params(kind.name(), day, day).query(CodeTableStore::version).optional();
    }

    /** Digest of the file of a version; empty where there is none. */
    Optional<String> digest(TableKind kind, String version) {
        return jdbc.sql("SELECT sha256 FROM code_table WHERE kind = ? AND version = ?").params(kind.name(), version).query(String.class).optional();
    }

    void insert(TableVersion version, String sha256, long nowMillis, String by, List<TableRow> rows) {
        jdbc.sql("INSERT INTO code_table (kind, version, valid_from, valid_to, source, mark, example, row_count, sha256, imported_at, imported_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(version.kind().name(), version.version(), version.from(), version.to(), version.source(), version.mark(),
                        version.example(), rows.size(), sha256, nowMillis, by)
                .update();
        template.batchUpdate("INSERT INTO code_table_row (kind, version, code, name, cells) VALUES (?, ?, ?, ?, ?)", rows, BATCH_ROWS,
                (statement, row) -> {
                    statement.setString(1, version.kind().name());
                    statement.setString(2, version.version());
                    statement.setString(3, row.code());
                    statement.setString(4, row.name());
                    statement.setString(5, json.writeValueAsString(row.values()));
                });
    }

    void close(TableVersion version, LocalDate last) {
        jdbc.sql("UPDATE code_table SET valid_to = ? WHERE kind = ? AND version = ?").params(last, version.kind().name(), version.version()).update();
    }

    /** Of these codes the longest that the version has. */
    Optional<TableRow> row(TableVersion version, List<String> codes) {
        String marks = String.join(", ", Collections.nCopies(codes.size(), "?"));
        return jdbc.sql("SELECT code, name, cells FROM code_table_row WHERE kind = ? AND version = ? AND code IN (" + marks
                        + ") ORDER BY LENGTH(code) DESC FETCH FIRST 1 ROWS ONLY")
                .param(version.kind().name()).param(version.version()).params(codes)
                .query((row, n) -> new TableRow(row.getString(1), row.getString(2),
                        json.readValue(row.getString(3), new TypeReference<Map<String, String>>() {})))
                .optional();
    }

    int rowCount(TableVersion version) {
        return jdbc.sql("SELECT row_count FROM code_table WHERE kind = ? AND version = ?").params(version.kind().name(), version.version())
                .query(Integer.class).single();
    }

    private static TableVersion version(ResultSet row, int n) throws SQLException {
        return new TableVersion(TableKind.valueOf(row.getString(1)), row.getString(2), row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class), row.getString(5), row.getString(6), row.getBoolean(7));
    }
}
