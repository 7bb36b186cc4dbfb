package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads across scopes (跨范围查阅): an official names the legal basis, and sees for a day what lies outside his scope. */
@Component
@Profile("!simulator")
public class ScopeGrants {

    /** How long a basis holds. */
    public static final Duration HOLDS = Duration.ofHours(24);
    /** A basis names an instrument or a case. */
    public static final int BASIS_CHARACTERS_MIN = 10;
    private static final int BASIS_CHARACTERS_MAX = 300;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ReadLog reads;
    private final Clock clock;

    ScopeGrants(JdbcClient jdbc, TransactionTemplate transactions, ReadLog reads, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * Lets an official see what lies outside his scope; an entry of the log, durable when it returns.
     *
     * @param subjects ids, by what they are of
     * @param basis the legal basis, in words
     * @return until when
     * @throws ProblemException 403 to who has no scope, 400 when the basis does not fit
     */
    public Instant open(Caller caller, Map<ReadLog.Thing, List<String>> subjects, String basis) {
        if (!caller.role().isScoped() || caller.scope() == null) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "an official with a scope");
        }
        String text = basis.strip();
        if (text.length() < BASIS_CHARACTERS_MIN || text.length() > BASIS_CHARACTERS_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "a basis of " + text.length() + " characters",
                    BASIS_CHARACTERS_MIN + " to " + BASIS_CHARACTERS_MAX + " characters");
        }
        Instant until = clock.instant().plus(HOLDS);
        transactions.executeWithoutResult(status -> subjects.values().stream().flatMap(Collection::stream).forEach(id -> {
            jdbc.sql("DELETE FROM scope_grant WHERE login = ? AND subject = ?").params(caller.id(), id).update();
            jdbc.sql("INSERT INTO scope_grant (login, subject, basis, until_at) VALUES (?, ?, ?, ?)")
                    .params(caller.id(), id, text, until.toEpochMilli()).update();
        }));
        subjects.forEach((thing, ids) -> reads.note(caller, ReadLog.Kind.OUTSIDE, thing, ids, text));
        return until;
    }

    /** True while an official sees this, outside his scope, on a basis that he has named. */
    public boolean holds(Caller caller, String subject) {
        return caller.role().isScoped() && caller.scope() != null
                && jdbc.sql("SELECT COUNT(*) FROM scope_grant WHERE login = ? AND subject = ? AND until_at > ?")
                        .params(caller.id(), subject, clock.millis()).query(Integer.class).single() > 0;
    }

    /** Those of these that an official sees now, outside his scope, on a basis that he has named. */
    public Set<String> held(Caller caller, Collection<String> subjects) {
        return !caller.role().isScoped() || caller.scope() == null || subjects.isEmpty() ? Set.of()
                : Set.copyOf(jdbc.sql("SELECT subject FROM scope_grant WHERE login = :login AND until_at > :now AND subject IN (:subjects)")
                        .param("login", caller.id()).param("now", clock.millis()).param("subjects", subjects).query(String.class).list());
    }
}
