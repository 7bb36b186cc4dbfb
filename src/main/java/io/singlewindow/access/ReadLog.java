package io.singlewindow.access;

import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowCallbackHandler;
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

    /** In one entry, so that it keeps within its bound, and in one statement. */
    private static final int SUBJECTS_MAX = 100;
    private static final int REASON_CHARACTERS_MAX = 500;
    private static final int SUBJECT_CHARACTERS_MAX = 80;
    private static final int DIGEST_CHARACTERS = 16;
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

    /** What was seen. */
    public enum Thing {
        CONSIGNMENT,
        /** A message as it was sent. */
        SUBMISSION,
        FILING,
        /** What was handed in with a filing. */
        ATTACHMENT,
        WARNING,
        /** The credit of a firm. */
        CREDIT,
        /** How a declarant's guarantees stand. */
        GUARANTEE,
        /** A firm's monthly summaries of lists, and what they come to. */
        SUMMARY,
        /** What an exporter has bought, by invoice. */
        PURCHASES,
        /** What is left of a person's year, who is named by the key of his number. */
        QUOTA,
        /** A platform's monthly report beside what the messages say. */
        REPORT,
        /** Figures. */
        STATISTICS,
        /** A part of the log, such as a day; or of the list of reads itself. */
        LOG
    }

    /**
     * A read.
     *
     * @param reason as it was given; the legal basis where it lay outside the reader's scope; empty where none is asked for
     */
    public record Read(Instant at, String login, String role, Kind kind, Thing thing, String subject, String reason) {

        /** Its place among all reads; no two have the same. */
        public Place place() {
            return new Place(at.toEpochMilli(), login, kind.name(), subject, thing.name());
        }
    }

    /** A place in the list, behind which the next page begins. */
    public record Place(long atMillis, String login, String kind, String subject, String thing) {}

    /**
     * What is asked of the log; null: anything.
     *
     * @param login of one person
     * @param subjects of these alone
     * @param from the first instant
     * @param before the first instant that is too late
     */
    public record Question(@Nullable String login, @Nullable Collection<String> subjects, @Nullable Instant from, @Nullable Instant before) {

        /** Whenever it was. */
        public Question(@Nullable String login, @Nullable Collection<String> subjects) {
            this(login, subjects, null, null);
        }
    }

    /**
     * Notes a read; durable when it returns. Nothing for a company. What the reader sees on a legal basis alone is noted with that.
     *
     * @param subjects ids of what was seen
     * @param reason as it was given; empty where none is asked for
     */
    public void note(Caller caller, Kind kind, Thing thing, Collection<String> subjects, String reason) {
        if (caller.role().isCompany() || subjects.isEmpty()) {
            return;
        }
        String kept = reason.substring(0, Math.min(REASON_CHARACTERS_MAX, reason.length()));
        durably(() -> write(caller, kind, thing, subjects, kept));
    }

    private void durably(Runnable written) {
        try {
            transactions.executeWithoutResult(status -> written.run());
        } catch (DuplicateKeyException another) {
            // the same person has asked twice at once; what the other has not noted is noted now
            transactions.executeWithoutResult(status -> written.run());
        }
        ledger.awaitDurable();
    }

    /**
     * Notes that an official took rows of something away as a file; durable when it returns, before the file is given. Nothing for a company.
     *
     * @param what the name of the list or figure
     * @param filter by which the rows were chosen, as in an address; empty for none
     * @param rows how many there are in the file
     */
    public void exported(Caller caller, Thing thing, String what, String filter, int rows) {
        if (caller.role().isCompany()) {
            return;
        }
        String subject = shortened(filter.isEmpty() ? what : what + "?" + filter);
        long now = clock.millis();
        durably(() -> {
            if (known(caller, Kind.EXPORT, thing, Set.of(subject), now).isEmpty()) {
                rows(caller, Kind.EXPORT, thing, List.of(subject), "", now);
            }
            Map<String, @Nullable Object> more = new LinkedHashMap<>();
            more.put("what", what);
            more.put("filter", filter);
            more.put("rows", rows);
            entry(caller, Kind.EXPORT, thing, List.of(subject), "", more);
        });
    }

    /** Two that differ anywhere have different subjects. */
    private static String shortened(String subject) {
        if (subject.length() <= SUBJECT_CHARACTERS_MAX) {
            return subject;
        }
        String digest = CallerDirectory.digest(subject).substring(0, DIGEST_CHARACTERS);
        return subject.substring(0, SUBJECT_CHARACTERS_MAX - DIGEST_CHARACTERS - 1) + "#" + digest;
    }

    private void write(Caller caller, Kind kind, Thing thing, Collection<String> subjects, String reason) {
        long now = clock.millis();
        Map<String, String> bases = reason.isEmpty() && caller.role().isScoped() ? bases(caller, subjects, now) : Map.of();
        Map<String, String> named = new LinkedHashMap<>();
        subjects.forEach(one -> named.putIfAbsent(one.substring(0, Math.min(SUBJECT_CHARACTERS_MAX, one.length())), one));
        named.keySet().removeAll(known(caller, kind, thing, named.keySet(), now));
        Map<String, List<String>> fresh = new LinkedHashMap<>();
        named.forEach((subject, one) -> fresh.computeIfAbsent(bases.getOrDefault(one, reason), why -> new ArrayList<>()).add(subject));
        fresh.forEach((why, seen) -> {
            for (int from = 0; from < seen.size(); from += SUBJECTS_MAX) {
                List<String> some = seen.subList(from, Math.min(seen.size(), from + SUBJECTS_MAX));
                rows(caller, kind, thing, some, why, now);
                entry(caller, kind, thing, some, why, Map.of());
            }
        });
    }

    /** Those of these that are noted within this second; one firm's code stands for its credit, its guarantees and more. */
    private Set<String> known(Caller caller, Kind kind, Thing thing, Collection<String> subjects, long now) {
        return Set.copyOf(jdbc.sql("SELECT subject FROM access_record WHERE login = :login AND at_second = :second AND kind = :kind AND thing = :thing"
                        + " AND subject IN (:subjects)")
                .param("login", caller.id()).param("second", now / SECOND_MILLIS).param("kind", kind.name()).param("thing", thing.name())
                .param("subjects", subjects).query(String.class).list());
    }

    /** In one statement: a list of fifty is one read, and whoever asked for it waits. */
    private void rows(Caller caller, Kind kind, Thing thing, List<String> subjects, String reason, long now) {
        JdbcClient.StatementSpec insert = jdbc.sql("INSERT INTO access_record (login, at_second, kind, thing, subject, at, role, reason) VALUES "
                + String.join(", ", Collections.nCopies(subjects.size(), "(?, ?, ?, ?, ?, ?, ?, ?)")));
        for (String subject : subjects) {
            insert = insert.param(caller.id()).param(now / SECOND_MILLIS).param(kind.name()).param(thing.name()).param(subject).param(now)
                    .param(caller.role().name()).param(reason);
        }
        insert.update();
    }

    /** The legal bases on which a reader sees some of these ({@link ScopeGrants}). */
    private Map<String, String> bases(Caller caller, Collection<String> subjects, long now) {
        Map<String, String> bases = new LinkedHashMap<>();
        jdbc.sql("SELECT subject, basis FROM scope_grant WHERE login = :login AND until_at > :now AND subject IN (:subjects)")
                .param("login", caller.id()).param("now", now).param("subjects", subjects)
                .query((RowCallbackHandler) row -> bases.put(row.getString(1), row.getString(2)));
        return bases;
    }

    /** Under the reader's name: whom it is about is not told of it by his timeline. */
    private void entry(Caller caller, Kind kind, Thing thing, List<String> subjects, String reason, Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", caller.role().name().toLowerCase(Locale.ROOT));
        content.put("event", kind.name().toLowerCase(Locale.ROOT));
        content.put("by", caller.id());
        content.put("thing", thing.name().toLowerCase(Locale.ROOT));
        content.put("subjects", subjects);
        content.put("reason", reason);
        content.putAll(more);
        content.put("correlationId", Correlation.current());
        entries.add("access.read", caller.id(), List.of(), json.writeValueAsString(content));
    }

    /** Reads, the newest first, so many at most; {@code after} the one at this place, null: from the newest. */
    public List<Read> list(Question question, @Nullable Place after, int max) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder("TRUE");
        and(where, values, "login = :reader", "reader", question.login());
        and(where, values, "subject IN (:subjects)", "subjects", question.subjects());
        and(where, values, "at >= :from", "from", question.from() == null ? null : question.from().toEpochMilli());
        and(where, values, "at < :before", "before", question.before() == null ? null : question.before().toEpochMilli());
        if (after != null) {
            and(where, values, "at <= :at", "at", after.atMillis());
            where.append(" AND (at < :at OR login > :login OR login = :login AND (kind > :kind OR kind = :kind"
                    + " AND (subject > :subject OR subject = :subject AND thing > :thing)))");
            values.putAll(Map.of("login", after.login(), "kind", after.kind(), "subject", after.subject(), "thing", after.thing()));
        }
        return jdbc.sql("SELECT at, login, role, kind, thing, subject, reason FROM access_record WHERE " + where
                + " ORDER BY at DESC, login, kind, subject, thing FETCH FIRST " + max + " ROWS ONLY").params(values).query(ReadLog::read).list();
    }

    private static void and(StringBuilder where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" AND ").append(condition);
            values.put(name, value);
        }
    }

    private static Read read(ResultSet row, int n) throws SQLException {
        return new Read(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3), Kind.valueOf(row.getString(4)),
                Thing.valueOf(row.getString(5)), row.getString(6), row.getString(7));
    }
}
