package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of outgoing messages. */
@Component
@Profile("!simulator")
class DispatchStore {

    private static final int CAUSE_CHARACTERS_MAX = 500;
    private static final String PARKED = "SELECT id, authority, cause, created_at FROM dispatch WHERE state = 'PARKED'";
    /** Taken by then and not answered since, whether it is sent again meanwhile or not. */
    private static final String OVERDUE = " WHERE authority = ? AND taken_at <= ? AND state IN ('SENT', 'FAILED')";

    /** Neither ended while an attempt was under way, nor answered in part, which is not sent again. */
    private static final String UNDER_WAY = "state NOT IN ('ANSWERED', 'DISCARDED', 'LET_BE') AND NOT (state = 'SENT' AND next_attempt_at IS NULL)";

    private final JdbcClient jdbc;

    DispatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message that is due. */
    record Due(String id, int attempts, long dueAtMillis) {}

    boolean exists(Authority authority, String submissionId, String consignmentId) {
        return jdbc.sql("SELECT COUNT(*) FROM dispatch WHERE authority = ? AND submission_id = ? AND consignment_id = ?")
                .params(authority.code(), submissionId, consignmentId).query(Integer.class).single() > 0;
    }

    void insert(String id, Authority authority, String message, String submissionId, String consignmentId, long now, byte[] body) {
        jdbc.sql("INSERT INTO dispatch (id, authority, message, submission_id, consignment_id, state, attempts, next_attempt_at,"
                        + " created_at, body) VALUES (?, ?, ?, ?, ?, 'QUEUED', 0, ?, ?, ?)")
                .params(id, authority.code(), message, submissionId, consignmentId, now, now, body).update();
    }

    /** Notes that a message carries a consignment by more than a submission of it. */
    void carries(String id, String consignmentId) {
        jdbc.sql("INSERT INTO dispatch_cargo (dispatch_id, consignment_id) VALUES (?, ?)").params(id, consignmentId).update();
    }

    /** The consignments noted so. */
    List<String> carried(String id) {
        return jdbc.sql("SELECT consignment_id FROM dispatch_cargo WHERE dispatch_id = ? ORDER BY consignment_id").param(id)
                .query(String.class).list();
    }

    List<Due> due(Authority authority, long now, int max) {
        return jdbc.sql("SELECT id, attempts, next_attempt_at FROM dispatch WHERE authority = ? AND next_attempt_at <= ?"
                        + " ORDER BY next_attempt_at FETCH FIRST " + max + " ROWS ONLY")
                .params(authority.code(), now)
                .query((row, n) -> new Due(row.getString(1), row.getInt(2), row.getLong(3)))
                .list();
    }

    /** Takes a due message for some time; false when another has taken it. */
    boolean lease(Due due, long untilMillis) {
        return jdbc.sql("UPDATE dispatch SET next_attempt_at = ?, attempts = attempts + 1 WHERE id = ? AND next_attempt_at = ?")
                .params(untilMillis, due.id(), due.dueAtMillis()).update() == 1;
    }

    /** Keeps a message that was taken until then for some more time; false when it was answered, or taken by another. */
    boolean extend(String id, long takenUntilMillis, long untilMillis) {
        return jdbc.sql("UPDATE dispatch SET next_attempt_at = ? WHERE id = ? AND next_attempt_at = ?")
                .params(untilMillis, id, takenUntilMillis).update() == 1;
    }

    /** What a message carries: a whole submission, or a consignment; else it carries what is noted by {@link #carries}. */
    record Cargo(Authority authority, String submissionId, String consignmentId) {}

    Optional<Cargo> cargo(String id) {
        return jdbc.sql("SELECT authority, submission_id, consignment_id FROM dispatch WHERE id = ?").param(id)
                .query((row, n) -> new Cargo(Authority.of(row.getString(1)).orElseThrow(), row.getString(2), row.getString(3))).optional();
    }

    Optional<byte[]> body(String id) {
        return jdbc.sql("SELECT body FROM dispatch WHERE id = ?").param(id).query((row, n) -> row.getBytes(1)).optional();
    }

    /** False when a receipt, or an operator, was faster: it stays as it is then. */
    boolean result(String id, String state, @Nullable Long nextAttemptAt, @Nullable String externalNo, @Nullable String cause) {
        String cut = cause == null || cause.length() <= CAUSE_CHARACTERS_MAX ? cause : cause.substring(0, CAUSE_CHARACTERS_MAX);
        // a receipt may have come faster than the answer to the delivery, and an operator while a slow attempt was under way
        return jdbc.sql("UPDATE dispatch SET state = ?, next_attempt_at = ?, external_no = COALESCE(?, external_no), cause = ?"
                        + " WHERE id = ? AND " + UNDER_WAY)
                .params(state, nextAttemptAt, externalNo, cut, id).update() == 1;
    }

    /**
     * The authority, or the transport to it, has taken a message; a second time does not count anew. False as with {@link #result}.
     *
     * @param nextAttemptAt when it is sent again unless it is answered; null for never
     */
    boolean taken(String id, long now, @Nullable Long nextAttemptAt, @Nullable String externalNo) {
        return jdbc.sql("UPDATE dispatch SET state = 'SENT', next_attempt_at = ?, external_no = COALESCE(?, external_no), cause = NULL,"
                        + " taken_at = COALESCE(taken_at, ?) WHERE id = ? AND " + UNDER_WAY)
                .params(nextAttemptAt, externalNo, now, id).update() == 1;
    }

    /** A message as it was tried. */
    record Tried(String id, int attempts, byte[] body) {}

    /** What was tried, is still kept, and of which the log tells no handing over. */
    List<Tried> untold(Authority authority, String submissionId, String consignmentId) {
        return jdbc.sql("SELECT id, attempts, body FROM dispatch WHERE authority = ? AND submission_id = ? AND consignment_id = ? AND attempts > 0"
                        + " AND told_attempt = 0 AND OCTET_LENGTH(body) > 0")
                .params(authority.code(), submissionId, consignmentId).query((row, n) -> new Tried(row.getString(1), row.getInt(2), row.getBytes(3))).list();
    }

    /** From now on, and by the caller's transaction, the log tells that this attempt handed the message over; false when it does already. */
    boolean tell(String id, int attempt) {
        return jdbc.sql("UPDATE dispatch SET told_attempt = ? WHERE id = ? AND told_attempt < ?").params(attempt, id, attempt).update() == 1;
    }

    /** Until the end of the caller's transaction nobody else looks whether a message is answered as a whole. */
    void lock(Authority authority, String submissionId, String consignmentId) {
        jdbc.sql("SELECT id FROM dispatch WHERE authority = ? AND submission_id = ? AND consignment_id = ? FOR UPDATE")
                .params(authority.code(), submissionId, consignmentId).query(String.class).list();
    }

    /** A part of a message is answered: the rest is waited for, and nothing of it is sent again. */
    void answeredInPart(Authority authority, String submissionId, String consignmentId, long now) {
        jdbc.sql("UPDATE dispatch SET state = 'SENT', next_attempt_at = NULL, cause = NULL, taken_at = COALESCE(taken_at, ?) WHERE authority = ?"
                        + " AND submission_id = ? AND consignment_id = ? AND attempts > 0 AND state NOT IN ('ANSWERED', 'DISCARDED', 'LET_BE') AND OCTET_LENGTH(body) > 0")
                .params(now, authority.code(), submissionId, consignmentId).update();
    }

    void answered(Authority authority, String submissionId, String consignmentId) {
        jdbc.sql("UPDATE dispatch SET state = 'ANSWERED', next_attempt_at = NULL, cause = NULL, taken_at = NULL WHERE authority = ?"
                        + " AND submission_id = ? AND consignment_id = ? AND attempts > 0 AND state <> 'ANSWERED'")
                .params(authority.code(), submissionId, consignmentId).update();
    }

    /**
     * What waits for an authority.
     *
     * @param messages that are still to be sent, or sent again
     * @param oldestMillis when the oldest of them was made
     */
    record Waiting(int messages, @Nullable Long oldestMillis, int parked) {}

    Waiting waiting(Authority authority) {
        return jdbc.sql("SELECT COUNT(next_attempt_at), MIN(CASE WHEN next_attempt_at IS NULL THEN NULL ELSE created_at END),"
                        + " COUNT(CASE WHEN state = 'PARKED' THEN 1 END) FROM dispatch WHERE authority = ?"
                        + " AND (next_attempt_at IS NOT NULL OR state = 'PARKED')")
                .param(authority.code())
                .query((row, n) -> new Waiting(row.getInt(1), (Long) row.getObject(2), row.getInt(3))).single();
    }

    List<SentMessages.Parked> parked(int max) {
        return jdbc.sql(PARKED + " ORDER BY created_at DESC FETCH FIRST " + max + " ROWS ONLY").query((row, n) -> parked(row)).list();
    }

    Optional<SentMessages.Parked> findParked(String id) {
        return jdbc.sql(PARKED + " AND id = ?").param(id).query((row, n) -> parked(row)).optional();
    }

    private static SentMessages.Parked parked(ResultSet row) throws SQLException {
        return new SentMessages.Parked(row.getString(1), Authority.of(row.getString(2)).orElseThrow(), row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)), ParkingCause.reached(row.getString(3)));
    }

    /** What was taken once may be answered before it is sent again, so its attempts do not begin at nothing. */
    boolean replay(String id, long now) {
        return jdbc.sql("UPDATE dispatch SET state = 'QUEUED', attempts = CASE WHEN taken_at IS NULL THEN 0 ELSE 1 END,"
                        + " told_attempt = CASE WHEN taken_at IS NULL THEN 0 ELSE 1 END, taken_at = NULL, next_attempt_at = ? WHERE id = ? AND state = 'PARKED'")
                .params(now, id).update() == 1;
    }

    /** How many an authority has had since then, or longer, without an answer. */
    int countOverdue(Authority authority, long takenUntilMillis) {
        return jdbc.sql("SELECT COUNT(*) FROM dispatch" + OVERDUE).params(authority.code(), takenUntilMillis).query(Integer.class).single();
    }

    /** A message that was taken, and when. */
    record Taken(String id, long takenAtMillis) {}

    /** Those, the oldest first. */
    List<Taken> overdue(Authority authority, long takenUntilMillis, int max) {
        return jdbc.sql("SELECT id, taken_at FROM dispatch" + OVERDUE + " ORDER BY taken_at, id FETCH FIRST " + max + " ROWS ONLY")
                .params(authority.code(), takenUntilMillis).query((row, n) -> new Taken(row.getString(1), row.getLong(2))).list();
    }

    /** Since when it has been taken; empty where it is not one of those. */
    Optional<Long> overdueSince(String id, Authority authority, long takenUntilMillis) {
        return jdbc.sql("SELECT taken_at FROM dispatch" + OVERDUE + " AND id = ?").params(authority.code(), takenUntilMillis, id)
                .query(Long.class).optional();
    }

    /** One of those is sent once more, in the caller's transaction; its time begins anew when it is taken. */
    boolean replayOverdue(String id, Authority authority, long takenUntilMillis, long now) {
        return jdbc.sql("UPDATE dispatch SET state = 'QUEUED', attempts = 1, told_attempt = 1, taken_at = NULL, next_attempt_at = ?" + OVERDUE + " AND id = ?")
                .params(now, authority.code(), takenUntilMillis, id).update() == 1;
    }

    /** One of those is waited for no longer, in the caller's transaction; a receipt may still mark it as answered. */
    boolean letBe(String id, Authority authority, long takenUntilMillis) {
        return jdbc.sql("UPDATE dispatch SET state = 'LET_BE', taken_at = NULL, next_attempt_at = NULL, cause = NULL" + OVERDUE + " AND id = ?")
                .params(authority.code(), takenUntilMillis, id).update() == 1;
    }

    /** In the caller's transaction; a receipt may still mark it as answered. */
    boolean discard(String id) {
        return jdbc.sql("UPDATE dispatch SET state = 'DISCARDED', next_attempt_at = NULL WHERE id = ? AND state = 'PARKED'").param(id).update() == 1;
    }
}
