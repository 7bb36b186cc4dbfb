package io.singlewindow.ledger;

import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the self-check has come. */
@Component
@Profile("!simulator")
public class CheckedLog {

    private final JdbcClient jdbc;

    CheckedLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far.
     *
     * @param to entries below this number have been looked at
     * @param at when the last look ended
     */
    public record Checked(long to, Instant at) {}

    /** The last look; empty where there was none. */
    public Optional<Checked> last() {
        return jdbc.sql("SELECT checked_to, at FROM self_check WHERE id = 1")
                .query((row, n) -> new Checked(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)))).optional();
    }

    /** When the newest entry was written; empty where there is none. */
    public Optional<Instant> newestEntry() {
        return jdbc.sql("SELECT last_at FROM log_head WHERE id = 1 AND size > 0").query(Long.class).optional().map(Instant::ofEpochMilli);
    }
}
