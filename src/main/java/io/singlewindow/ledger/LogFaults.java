package io.singlewindow.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Places where what is stored is not what was written. While one is open nothing is taken in, by any node. */
@Component
@Profile("!simulator")
public class LogFaults {

    private static final Logger LOG = LoggerFactory.getLogger(LogFaults.class);
    private static final int VALUE_CHARACTERS_MAX = 300;
    private static final int SHOWN_MAX = 200;
    /** The place of a log that became shorter. */
    static final String SHORTER = "log_head end";

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable String openPlaces;

    LogFaults(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A place.
     *
     * @param place e.g. {@code entry 17 leaf_hash}
     * @param given what is stored
     * @param expected what follows from the rest
     * @param reason why an operator lets it be; null while it is open
     */
    public record Fault(String place, String given, String expected, Instant foundAt, @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy, @Nullable String reason) {}

    /**
     * Notes a place. One that is open stays as it was found; one that was acknowledged is open again where something else stands there
     * by now, since what an operator let be is what he was shown.
     */
    void found(String place, String given, String expected) {
        boolean known = jdbc.sql("SELECT COUNT(*) FROM log_fault WHERE place = ?").param(place).query(Integer.class).single() > 0;
        int opened = known
                ? jdbc.sql("UPDATE log_fault SET given = ?, expected = ?, found_at = ?, acknowledged_at = NULL, acknowledged_by = NULL, reason = NULL"
                                + " WHERE place = ? AND acknowledged_at IS NOT NULL AND (given <> ? OR expected <> ?)")
                        .params(cut(given), cut(expected), clock.millis(), place, cut(given), cut(expected)).update()
                : jdbc.sql("INSERT INTO log_fault (place, given, expected, found_at) VALUES (?, ?, ?, ?)")
                        .params(place, cut(given), cut(expected), clock.millis()).update();
        if (opened > 0) {
            LOG.error("The self-check found another content at {}: {}, expected {}", place, cut(given), cut(expected));
        }
    }

    /** Looks which are open; other nodes find and acknowledge too. */
    void look() {
        List<String> open = jdbc.sql("SELECT place FROM log_fault WHERE acknowledged_at IS NULL ORDER BY found_at, place FETCH FIRST 5 ROWS ONLY")
                .query(String.class).list();
        openPlaces = open.isEmpty() ? null : open.stream().collect(Collectors.joining(", "));
    }

    /** The first places that are open, as of the last look; null when there are none. */
    public @Nullable String openPlaces() {
        return openPlaces;
    }

    /** The newest places, open ones first. */
    public List<Fault> all() {
        return jdbc.sql("SELECT place, given, expected, found_at, acknowledged_at, acknowledged_by, reason FROM log_fault"
                        + " ORDER BY CASE WHEN acknowledged_at IS NULL THEN 0 ELSE 1 END, found_at DESC, place FETCH FIRST " + SHOWN_MAX + " ROWS ONLY")
                .query((row, n) -> new Fault(row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)),
                        row.getObject(5) == null ? null : Instant.ofEpochMilli(row.getLong(5)), row.getString(6), row.getString(7))).list();
    }

    /** Acknowledges all that are open, in the caller's transaction; their places. */
    public List<String> acknowledge(String by, String reason) {
        List<String> open = jdbc.sql("SELECT place FROM log_fault WHERE acknowledged_at IS NULL ORDER BY place FOR UPDATE").query(String.class).list();
        open.forEach(place -> jdbc.sql("UPDATE log_fault SET acknowledged_at = ?, acknowledged_by = ?, reason = ? WHERE place = ?")
                .params(clock.millis(), by, reason, place).update());
        if (open.contains(SHORTER)) {
            // else nothing that is written from now on would be looked at until the log is as long as it was
            jdbc.sql("UPDATE self_check SET checked_to = 0, frontier = ?, swept_to = 0 WHERE id = 1").param(new byte[0]).update();
        }
        return open;
    }

    /** Called when an acknowledgement is committed. */
    public void acknowledged() {
        look();
    }

    private static String cut(String value) {
        return value.length() <= VALUE_CHARACTERS_MAX ? value : value.substring(0, VALUE_CHARACTERS_MAX);
    }
}
