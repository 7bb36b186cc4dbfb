package io.singlewindow.warning;

import io.singlewindow.warning.rule.Sources.Activity;
import io.singlewindow.warning.rule.Sources.Day;
import io.singlewindow.warning.rule.Sources.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each source sent, by day. */
@Component
@Profile("!simulator")
class SourceFacts {

    private final JdbcClient jdbc;

    SourceFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a document; the day as it is then. */
    Day count(String sender, Kind kind, LocalDate day, Instant at, boolean late) {
        int updated = jdbc.sql("UPDATE warning_source SET documents = documents + 1, late = late + ?, last_at = ? WHERE sender = ? AND kind = ? AND seen_on = ?")
                .params(late ? 1 : 0, at.toEpochMilli(), sender, kind.name(), day).update();
        if (updated == 0) {
            jdbc.sql("INSERT INTO warning_source (sender, kind, seen_on, documents, late, last_at) VALUES (?, ?, ?, 1, ?, ?)")
                    .params(sender, kind.name(), day, late ? 1 : 0, at.toEpochMilli()).update();
        }
        return jdbc.sql("SELECT documents, late FROM warning_source WHERE sender = ? AND kind = ? AND seen_on = ?").params(sender, kind.name(), day)
                .query((row, n) -> new Day(sender, kind, day, row.getInt(1), row.getInt(2))).single();
    }

    /**
     * Sources whose last document is older than a time but not older than a day, in order of their names after one.
     *
     * @param after {@code sender|kind} of the last one seen; empty for the first
     * @param windowDays days up to the last one, in which active days are counted
     */
    List<Activity> quietSince(Instant time, LocalDate notBefore, int windowDays, String after, int max) {
        record Last(String sender, Kind kind, long at, LocalDate day) {}
        List<Last> quiet = jdbc.sql("SELECT sender, kind, MAX(last_at), MAX(seen_on) FROM warning_source WHERE seen_on >= ? AND sender || '|' || kind > ?"
                        + " GROUP BY sender, kind HAVING MAX(last_at) < ? ORDER BY sender, kind FETCH FIRST " + max + " ROWS ONLY")
                .params(notBefore, after, time.toEpochMilli())
                .query((row, n) -> new Last(row.getString(1), Kind.valueOf(row.getString(2)), row.getLong(3), row.getObject(4, LocalDate.class))).list();
        return quiet.stream().map(one -> new Activity(one.sender(), one.kind(), Instant.ofEpochMilli(one.at()), one.day(),
                activeDays(one.sender(), one.kind(), one.day().minusDays(windowDays - 1L), one.day()))).toList();
    }

    private int activeDays(String sender, Kind kind, LocalDate from, LocalDate to) {
        return jdbc.sql("SELECT COUNT(*) FROM warning_source WHERE sender = ? AND kind = ? AND seen_on >= ? AND seen_on <= ?")
                .params(sender, kind.name(), from, to).query(Integer.class).single();
    }
}
