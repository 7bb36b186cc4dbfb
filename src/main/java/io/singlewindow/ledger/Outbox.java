package io.singlewindow.ledger;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accepted submissions that the index has not taken yet, in order of their entries. */
@Component
@Profile("!simulator")
public class Outbox {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of the next ones, oldest first. */
    public List<String> next(int max) {
        return jdbc.sql("SELECT submission_id FROM outbox ORDER BY entry_number FETCH FIRST " + max + " ROWS ONLY")
                .query(String.class).list();
    }

    /** How many wait. */
    public long waiting() {
        return jdbc.sql("SELECT COUNT(*) FROM outbox").query(Long.class).single();
    }

    /** Takes one, in the caller's transaction; false when another has it already. */
    public boolean take(String id) {
        return jdbc.sql("DELETE FROM outbox WHERE submission_id = ?").param(id).update() == 1;
    }
}
