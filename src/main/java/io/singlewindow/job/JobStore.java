package io.singlewindow.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Jobs in the database. Instants until which one is held are by the machine's time; all others by the window's clock. */
@Component
@Profile("!simulator")
class JobStore {

    private static final String COLUMNS = "SELECT id, kind, caller, about, parameters, correlation, state, pieces_done, pieces_total, asked_at, started_at,"
            + " ended_at, attempts, cancelled, summary, findings, file_name, content_type, file_bytes FROM job ";
    /** Of many, what came of each is not read, only that something did. */
    private static final String LISTED = COLUMNS.replace(" summary,", " CASE WHEN summary IS NULL THEN NULL ELSE '{}' END AS summary,");
    private static final String OPEN = "state IN ('WAITING', 'RUNNING')";
    /** Waits, or its node tells nothing any more. */
    private static final String FREE = "(state = 'WAITING' OR state = 'RUNNING' AND held_until < :now)";

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Job job) {
        jdbc.sql("INSERT INTO job (id, kind, caller, about, parameters, correlation, state, pieces_done, pieces_total, asked_at, held_until, attempts, cancelled,"
                        + " file_bytes) VALUES (?, ?, ?, ?, ?, ?, 'WAITING', 0, 0, ?, 0, 0, FALSE, 0)")
                .params(job.id(), job.kind(), job.caller(), job.about(), job.parameters(), job.correlation(), job.askedAt().toEpochMilli()).update();
    }

    /** How many wait or run; of one caller where one is given. */
    int open(@Nullable String caller) {
        return jdbc.sql("SELECT COUNT(*) FROM job WHERE " + OPEN + " AND caller = COALESCE(?, caller)").param(caller).query(Integer.class).single();
    }

    Optional<Job> find(String id) {
        return jdbc.sql(COLUMNS + "WHERE id = ?").param(id).query(JobStore::read).optional();
    }

    /** The newest first, after this id; of one caller where one is given. Their summaries are empty objects. */
    List<Job> list(@Nullable String caller, @Nullable String after, int max) {
        // what sorts behind every id depends on the database's language, so the first page has no bound
        return jdbc.sql(LISTED + "WHERE caller = COALESCE(:caller, caller)" + (after == null ? "" : " AND id < :after") + " ORDER BY id DESC FETCH FIRST " + max + " ROWS ONLY")
                .param("caller", caller).param("after", after).query(JobStore::read).list();
    }

    /** Those that may be begun: of callers with the fewest running first, then as they were asked for. */
    List<Job> free(Instant now, int max) {
        return jdbc.sql(LISTED + "j WHERE " + FREE + " ORDER BY (SELECT COUNT(*) FROM job r WHERE r.caller = j.caller AND r.state = 'RUNNING'), asked_at, id"
                        + " FETCH FIRST " + max + " ROWS ONLY").param("now", now.toEpochMilli()).query(JobStore::read).list();
    }

    /** Takes one for a node, as one attempt more up to so many; false when another was faster. */
    boolean take(String id, String node, Instant now, Instant until, Instant startedAt, int attemptsMax) {
        return jdbc.sql("UPDATE job SET state = 'RUNNING', node = :node, held_until = :until, attempts = LEAST(attempts + 1, :attempts), started_at = :started, pieces_done = 0,"
                        + " pieces_total = 0 WHERE id = :id AND " + FREE)
                .param("node", node).param("until", until.toEpochMilli()).param("attempts", attemptsMax)
                .param("started", startedAt.toEpochMilli()).param("id", id)
                .param("now", now.toEpochMilli()).update() == 1;
    }

    /** Keeps it and says how far it is; empty when it is not this node's any more, else whether it is to stop. */
    Optional<Boolean> hold(String id, String node, Instant until, long done, long total) {
        int held = jdbc.sql("UPDATE job SET held_until = ?, pieces_done = ?, pieces_total = ? WHERE id = ? AND node = ? AND state = 'RUNNING'")
                .params(until.toEpochMilli(), done, total, id, node).update();
        return held == 0 ? Optional.empty() : jdbc.sql("SELECT cancelled FROM job WHERE id = ?").param(id).query(Boolean.class).optional();
    }

    /** Gives back what was not its own fault to stop; counted as begun all the same where it is to be. */
    void giveBack(String id, String node, boolean counted) {
        jdbc.sql("UPDATE job SET state = 'WAITING', node = NULL, held_until = 0, attempts = attempts - ? WHERE id = ? AND node = ? AND state = 'RUNNING'")
                .params(counted ? 0 : 1, id, node).update();
    }

    /** Ends it; false when it is not this node's any more, or was asked to stop and would have ended well. */
    boolean end(String id, String node, Job.State state, Instant at, @Nullable String summary, @Nullable String findings, Job.@Nullable File file) {
        return jdbc.sql("UPDATE job SET state = :state, ended_at = :at, summary = :summary, findings = :findings, file_name = :file, content_type = :type,"
                        + " file_bytes = :bytes, held_until = 0 WHERE id = :id AND node = :node AND state = 'RUNNING'" + (state == Job.State.DONE ? " AND NOT cancelled" : ""))
                .param("state", state.name()).param("at", at.toEpochMilli()).param("summary", summary).param("findings", findings)
                .param("file", file == null ? null : file.name()).param("type", file == null ? null : file.contentType())
                .param("bytes", file == null ? 0 : file.bytes()).param("id", id).param("node", node).update() == 1;
    }

    /** Ends what nobody has begun, and asks what runs to stop; nothing where it has ended. */
    void cancel(String id, Instant at) {
        // in one statement: between two it may be begun, given back or taken
        jdbc.sql("UPDATE job SET cancelled = TRUE, ended_at = CASE WHEN state = 'WAITING' THEN :at ELSE ended_at END,"
                        + " state = CASE WHEN state = 'WAITING' THEN 'CANCELLED' ELSE state END WHERE id = :id AND " + OPEN)
                .param("at", at.toEpochMilli()).param("id", id).update();
    }

    /** Nothing of what came of it is kept any more but that it did. */
    void dropFile(String id) {
        jdbc.sql("UPDATE job SET file_name = NULL, content_type = NULL, file_bytes = 0 WHERE id = ?").param(id).update();
    }

    /** Those that have a file, on whatever node, the newest first. */
    List<Job> withFiles() {
        return jdbc.sql(LISTED + "WHERE file_name IS NOT NULL ORDER BY ended_at DESC, id DESC").query(JobStore::read).list();
    }

    /** Deletes those that ended before this. */
    void forget(Instant before) {
        jdbc.sql("DELETE FROM job WHERE ended_at < ? AND file_name IS NULL").param(before.toEpochMilli()).update();
    }

    private static Job read(ResultSet row, int n) throws SQLException {
        String file = row.getString("file_name");
        return new Job(row.getString("id"), row.getString("kind"), row.getString("caller"), row.getString("about"), row.getString("parameters"),
                row.getString("correlation"), Job.State.valueOf(row.getString("state")), row.getLong("pieces_done"), row.getLong("pieces_total"),
                Instant.ofEpochMilli(row.getLong("asked_at")), instant(row, "started_at"), instant(row, "ended_at"), row.getInt("attempts"),
                row.getBoolean("cancelled"), row.getString("summary"), row.getString("findings"),
                file == null ? null : new Job.File(file, row.getString("content_type"), row.getLong("file_bytes")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
