package io.singlewindow.authenticity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of questions and of the attempts to ask them. */
@Component
@Profile("!simulator")
class QuestionStore {

    private static final String QUESTION = "SELECT id, platform, order_no, reason, state, created_at, asked_at, due_at, next_at, attempts, attempts_max,"
            + " timeouts, failures, cause, answered_at, in_time, upload_id, verdict, compared_at, evidence, report FROM platform_question ";
    private static final int CAUSE_CHARACTERS_MAX = 400;
    private static final int CODE_CHARACTERS_MAX = 20;

    private final JdbcClient jdbc;

    QuestionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One call of a platform.
     *
     * @param status of HTTP; null for no answer
     * @param code of the interface; null for none
     */
    record Attempt(int number, long atMillis, @Nullable Integer status, @Nullable String code, @Nullable String cause, long millis) {}

    void insert(Question question) {
        jdbc.sql("INSERT INTO platform_question (id, platform, order_no, reason, state, created_at, next_at, attempts, attempts_max,"
                        + " timeouts, failures, cause)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, 0, 0, ?)")
                .params(question.id(), question.platform(), question.orderNo(), question.reason(), question.state().name(), question.createdAtMillis(),
                        question.nextAtMillis(), question.attemptsMax(), question.cause()).update();
    }

    Optional<Question> find(String id) {
        return list("WHERE id = ?", id).stream().findFirst();
    }

    Optional<Question> of(String platform, String orderNo) {
        return list("WHERE platform = ? AND order_no = ?", platform, orderNo).stream().findFirst();
    }

    /** The question of this id, locked until the transaction ends. */
    Optional<Question> lock(String id) {
        return list("WHERE id = ? FOR UPDATE", id).stream().findFirst();
    }

    /** The question about an order, locked until the transaction ends. */
    Optional<Question> lock(String platform, String orderNo) {
        return list("WHERE platform = ? AND order_no = ? FOR UPDATE", platform, orderNo).stream().findFirst();
    }

    /** Those that are due, but for calls. */
    List<Question> due(long nowMillis, int max) {
        return list("WHERE next_at <= ? AND state <> 'WAITING' ORDER BY next_at, id FETCH FIRST " + max + " ROWS ONLY", nowMillis);
    }

    /** Platforms that are to be called. */
    List<String> platformsToCall(long nowMillis, int max) {
        return jdbc.sql("SELECT DISTINCT platform FROM platform_question WHERE state = 'WAITING' AND next_at <= ? ORDER BY platform FETCH FIRST "
                + max + " ROWS ONLY").param(nowMillis).query(String.class).list();
    }

    /** What a platform is to be called for. */
    List<Question> toCall(String platform, long nowMillis, int max) {
        return list("WHERE state = 'WAITING' AND platform = ? AND next_at <= ? ORDER BY next_at, id FETCH FIRST " + max + " ROWS ONLY", platform, nowMillis);
    }

    /** Takes one to ask it, until then; the attempt counts from now on. False when another has taken it. */
    boolean take(Question question, long untilMillis) {
        return jdbc.sql("UPDATE platform_question SET attempts = attempts + 1, next_at = ? WHERE id = ? AND state = 'WAITING' AND next_at = ?")
                .params(untilMillis, question.id(), question.nextAtMillis()).update() == 1;
    }

    void insert(String questionId, Attempt attempt) {
        // the attempt of a sender that was taken for dead may be told after its successor's
        jdbc.sql("DELETE FROM platform_attempt WHERE question_id = ? AND number = ?").params(questionId, attempt.number()).update();
        jdbc.sql("INSERT INTO platform_attempt (question_id, number, at, status, code, cause, millis) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(questionId, attempt.number(), attempt.atMillis(), attempt.status(), cut(attempt.code(), CODE_CHARACTERS_MAX),
                        cut(attempt.cause(), CAUSE_CHARACTERS_MAX), attempt.millis()).update();
    }

    List<Attempt> attempts(String questionId) {
        return jdbc.sql("SELECT number, at, status, code, cause, millis FROM platform_attempt WHERE question_id = ? ORDER BY number").param(questionId)
                .query((row, n) -> new Attempt(row.getInt(1), row.getLong(2), (Integer) row.getObject(3), row.getString(4), row.getString(5),
                        row.getLong(6))).list();
    }

    /** The platform has accepted it; the first time counts. */
    void accepted(Question question, long nowMillis, long dueAtMillis) {
        jdbc.sql("UPDATE platform_question SET state = 'ASKED', asked_at = COALESCE(asked_at, ?), due_at = COALESCE(due_at, ?), next_at = ?, cause = NULL"
                        + " WHERE id = ?")
                .params(nowMillis, dueAtMillis, dueAtMillis, question.id()).update();
    }

    /** An attempt has come to nothing. */
    void missed(Question question, QuestionState state, boolean timedOut, String cause, @Nullable Long nextAtMillis) {
        jdbc.sql("UPDATE platform_question SET state = ?, " + (timedOut ? "timeouts = timeouts + 1" : "failures = failures + 1")
                        + ", cause = ?, next_at = ? WHERE id = ?")
                .params(state.name(), cut(cause, CAUSE_CHARACTERS_MAX), nextAtMillis, question.id()).update();
    }

    /** It is asked anew, so many times more; what was counted stays. */
    void again(Question question, String reason, long nextAtMillis, int attempts) {
        jdbc.sql("UPDATE platform_question SET state = 'WAITING', reason = ?, attempts_max = attempts + ?, next_at = ?, asked_at = NULL, due_at = NULL"
                        + " WHERE id = ?")
                .params(reason, attempts, nextAtMillis, question.id()).update();
    }

    /** An upload counts; it is compared at once. */
    void answered(Question question, String uploadId, long nowMillis, boolean inTime) {
        jdbc.sql("UPDATE platform_question SET state = 'ANSWERED', answered_at = ?, in_time = ?, upload_id = ?, next_at = ?, cause = NULL WHERE id = ?")
                .params(nowMillis, inTime, uploadId, nowMillis, question.id()).update();
    }

    /** Looked at again then; with null when something comes. */
    void next(Question question, @Nullable Long nextAtMillis) {
        jdbc.sql("UPDATE platform_question SET next_at = ? WHERE id = ?").params(nextAtMillis, question.id()).update();
    }

    void compared(Question question, TruthVerdict verdict, long nowMillis, String evidence, String report) {
        jdbc.sql("UPDATE platform_question SET verdict = ?, compared_at = ?, evidence = ?, report = ?, next_at = NULL WHERE id = ?")
                .params(verdict.name(), nowMillis, evidence, report, question.id()).update();
    }

    private static @Nullable String cut(@Nullable String text, int charactersMax) {
        return text == null || text.length() <= charactersMax ? text : text.substring(0, charactersMax);
    }

    private List<Question> list(String where, Object... values) {
        return jdbc.sql(QUESTION + where).params(values).query(QuestionStore::question).list();
    }

    private static Question question(ResultSet row, int n) throws SQLException {
        String verdict = row.getString(18);
        return new Question(row.getString(1), row.getString(2), row.getString(3), row.getString(4), QuestionState.valueOf(row.getString(5)),
                row.getLong(6), (Long) row.getObject(7), (Long) row.getObject(8), (Long) row.getObject(9), row.getInt(10), row.getInt(11),
                row.getInt(12), row.getInt(13), row.getString(14), (Long) row.getObject(15), (Boolean) row.getObject(16), row.getString(17),
                verdict == null ? null : TruthVerdict.valueOf(verdict), (Long) row.getObject(19), row.getString(20), row.getString(21));
    }
}
