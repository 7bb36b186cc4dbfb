package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Searches that somebody keeps under a name; nobody else sees them. */
@Component
@Profile("!simulator")
public class SavedSearches {

    /** Of one account. */
    static final int SEARCHES_MAX = 50;
    private static final int NAME_CHARACTERS_MAX = 60;
    private static final int QUERY_CHARACTERS_MAX = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final Clock clock;

    SavedSearches(JdbcClient jdbc, TransactionTemplate transactions, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A kept search.
     *
     * @param query of the address, without its question mark
     */
    public record Saved(String name, String query) {}

    /** Somebody's searches by name. */
    public List<Saved> of(Caller caller) {
        return jdbc.sql("SELECT name, query FROM saved_search WHERE login = ? ORDER BY name").param(caller.id())
                .query((row, n) -> new Saved(row.getString(1), row.getString(2))).list();
    }

    /**
     * Keeps a search; one of the same name is no more. Durable when it returns.
     *
     * @throws ProblemException 400 when name or query do not fit, or too many are kept
     */
    public void keep(Caller caller, String name, String query) {
        String plain = name.strip();
        requireLength("name", plain, NAME_CHARACTERS_MAX);
        requireLength("query", query, QUERY_CHARACTERS_MAX);
        transactions.executeWithoutResult(status -> {
            delete(caller, plain);
            int kept = jdbc.sql("SELECT COUNT(*) FROM saved_search WHERE login = ?").param(caller.id()).query(Integer.class).single();
            if (kept >= SEARCHES_MAX) {
                throw ProblemException.of(400, ErrorCode.SYS_007, kept + " searches", "at most " + SEARCHES_MAX);
            }
            jdbc.sql("INSERT INTO saved_search (login, name, query, saved_at) VALUES (?, ?, ?, ?)")
                    .params(caller.id(), plain, query, clock.millis()).update();
        });
        ledger.awaitDurable();
    }

    /** Forgets a search. */
    public void forget(Caller caller, String name) {
        transactions.executeWithoutResult(status -> delete(caller, name.strip()));
        ledger.awaitDurable();
    }

    private void delete(Caller caller, String name) {
        jdbc.sql("DELETE FROM saved_search WHERE login = ? AND name = ?").params(caller.id(), name).update();
    }

    private static void requireLength(String what, String text, int max) {
        if (text.isEmpty() || text.length() > max) {
            throw ProblemException.of(400, ErrorCode.SYS_007, what + " of " + text.length() + " characters", "1 to " + max + " characters");
        }
    }
}
