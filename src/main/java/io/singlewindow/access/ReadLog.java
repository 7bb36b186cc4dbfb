package io.singlewindow.access;

import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Who saw whose data (访问日志): every read of another's data by an official, as a row and as an entry of the log, both durable before
 * the data is given away. The same of one person within one second is one. A company's reads are of its own data, and are not noted.
 */
@Component
@Profile("!simulator")
public class ReadLog {

    /** In one entry, so that it keeps within its bound. */
    private static final int SUBJECTS_MAX = 100;
    private static final int REASON_CHARACTERS_MAX = 500;
    private static final int SUBJECT_CHARACTERS_MAX = 80;
    private static final long SECOND_MILLIS = 1_000;

    private final JdbcClient jdbc;
    private final PendingEntries entries;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final Clock clock;
    private final ObjectMapper json;

    ReadLog(JdbcClient jdbc, PendingEntries entries, TransactionTemplate transactions, Ledger ledger, Clock clock, ObjectMapper json) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.json = json;
    }

    /** How something was seen. */
    public enum Kind {
        /** In a list. */
        SEARCH,
        /** As a whole, personal data masked. */
        VIEW,
        /** Personal data, or an original. */
        UNMASK,
        /** In a package that was taken away. */
        EXPORT,
        /** Opened for reading though outside the reader's scope. */
        OUTSIDE
    }

    /** A read. */
    public record Read(Instant at, String login, String role, Kind kind, String subject, String reason) {}

    /** What is asked of the log: of one person, of some subjects, or of both. */
    public record Question(@Nullable String login, @Nullable Collection<String> subjects) {}

    /**
     * Notes a read; durable when it returns. Nothing for a company.
     *
     * @param subjects ids of what was seen
     * @param reason as it was given, or the legal basis; empty where none is asked for
     */
    public void note(Caller caller, Kind kind, Collection<String> subjects, String reason) {
        if (caller.role().isCompany() || subjects.isEmpty()) {
            return;
        }
        String kept = reason.substring(0, Math.min(REASON_CHARACTERS_MAX, reason.length()));
        try {
            transactions.executeWithoutResult(status -> write(caller, kind, subjects, kept));
        } catch (DuplicateKeyException another) {
            // the same person has asked twice at once; what the other has not noted is noted now
            transactions.executeWithoutResult(status -> write(caller, kind, subjects, kept));
        }
        ledger.awaitDurable();
    }

    private void write(Caller caller, Kind kind, Collection<String> subjects, String reason) {
        long now = clock.millis();
        List<String> fresh = new ArrayList<>();
        for (String named : new LinkedHashSet<>(subjects)) {
            String subject = named.substring(0, Math.min(SUBJECT_CHARACTERS_MAX, named.length()));
            int known = jdbc.sql("SELECT COUNT(*) FROM access_record WHERE login = ? AND at_second = ? AND kind = ? AND subject = ?")
                    .params(caller.id(), now / SECOND_MILLIS, kind.name(), subject).query(Integer.class).single();
            if (known == 0) {
                jdbc.sql("INSERT INTO access_record (login, at_second, kind, subject, at, role, reason) VALUES (?, ?, ?, ?, ?, ?, ?)")
                        .params(caller.id(), now / SECOND_MILLIS, kind.name(), subject, now, caller.role().name(), reason).update();
                fresh.add(subject);
            }
        }
        for (int from = 0; from < fresh.size(); from += SUBJECTS_MAX) {
            entry(caller, kind, fresh.subList(from, Math.min(fresh.size(), from + SUBJECTS_MAX)), reason);
        }
    }

    /** Under the reader's name: whom it is about is not told of it by his timeline. */
    private void entry(Caller caller, Kind kind, List<String> subjects, String reason) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", caller.role().name().toLowerCase(Locale.ROOT));
        content.put("event", kind.name().toLowerCase(Locale.ROOT));
        content.put("by", caller.id());
        content.put("subjects", subjects);
        content.put("reason", reason);
        content.put("correlationId", Correlation.current());
        entries.add("access.read", caller.id(), List.of(), json.writeValueAsString(content));
    }

    /** Reads, the newest first, so many at most and after so many. */
    public List<Read> list(Question question, int offset, int max) {
        String where = (question.login() == null ? "" : " AND login = :login") + (question.subjects() == null ? "" : " AND subject IN (:subjects)");
        var statement = jdbc.sql("SELECT at, login, role, kind, subject, reason FROM access_record WHERE TRUE" + where
                + " ORDER BY at DESC, login, kind, subject OFFSET " + offset + " ROWS FETCH FIRST " + max + " ROWS ONLY");
        statement = question.login() == null ? statement : statement.param("login", question.login());
        statement = question.subjects() == null ? statement : statement.param("subjects", question.subjects());
        return statement.query(ReadLog::read).list();
    }

    private static Read read(ResultSet row, int n) throws SQLException {
        return new Read(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3), Kind.valueOf(row.getString(4)), row.getString(5),
                row.getString(6));
    }
}
