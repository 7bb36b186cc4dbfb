package io.singlewindow.callback;

import io.singlewindow.ledger.Ledger;
import io.singlewindow.trail.EntryLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A company's inbox: entries of the log that concern it, in their order, for some time; read again as often as one likes. */
@Component("inbox")
@Profile("!simulator")
public class Inbox {

    /** Looked through at once, before types are chosen. */
    private static final int SCANNED_MAX = 2_000;
    /** Looked through so often for one answer, so that a rare type costs no more than this. */
    private static final int SCANS_MAX = 5;

    /** Unread items are counted up to here. */
    public static final int UNREAD_COUNTED_MAX = 1_000;

    private final JdbcClient jdbc;
    private final EntryLog log;
    private final InboxItems rendering;
    private final Ledger ledger;
    private final InboxSettings settings;
    private final Clock clock;

    Inbox(JdbcClient jdbc, EntryLog log, InboxItems rendering, Ledger ledger, InboxSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.rendering = rendering;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A page of it.
     *
     * @param next where to read on; null at the end
     * @param seen up to here there is nothing else of the types that were asked for
     */
    public record Page(List<Map<String, @Nullable Object>> items, @Nullable Long next, long seen) {}

    private record Listed(long number, String type) {}

    /**
     * Items after a cursor.
     *
     * @param after number of the last entry seen; null: of the last acknowledged
     * @param types empty for all
     */
    public Page read(String uscc, @Nullable Long after, Set<String> types, int limit) {
        long seen = after == null ? acknowledged(uscc) : after;
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (int scan = 0; scan < SCANS_MAX; scan++) {
            long size = log.size();
            // without types to choose by, no more than what is shown and one to say that there is more
            int scanned = types.isEmpty() ? limit + 1 : SCANNED_MAX;
            List<Listed> listed = list(uscc, seen, size, scanned);
            for (Listed one : listed) {
                if (items.size() >= limit) {
                    return new Page(items, seen, seen);
                }
                if (types.isEmpty() || types.contains(one.type())) {
                    items.add(rendering.of(log.entry(one.number()).orElseThrow()));
                }
                seen = one.number();
            }
            if (listed.size() < scanned) {
                return new Page(items, null, Math.max(seen, size - 1));
            }
        }
        return new Page(items, seen, seen);
    }

    /** Numbers first, their entries then: joined before they are cut, H2 would look at all that are left. */
    private List<Listed> list(String uscc, long after, long before, int max) {
        return jdbc.sql("SELECT i.number, e.type FROM (SELECT number FROM inbox_item WHERE audience = ? AND number > ? AND number < ?"
                        + " ORDER BY number FETCH FIRST " + max + " ROWS ONLY) i JOIN entry e ON e.number = i.number ORDER BY i.number")
                .params(uscc, after, before).query((row, n) -> new Listed(row.getLong(1), row.getString(2))).list();
    }

    /** Subjects of the newest items of these types, the newest first, each once; looked for in the newest {@value #SCANNED_MAX}. */
    public List<String> newestSubjects(String uscc, Set<String> types, int max) {
        return jdbc.sql("SELECT e.type, e.ref FROM (SELECT number FROM inbox_item WHERE audience = ? ORDER BY number DESC FETCH FIRST "
                        + SCANNED_MAX + " ROWS ONLY) i JOIN entry e ON e.number = i.number ORDER BY i.number DESC")
                .param(uscc).query((row, n) -> types.contains(row.getString(1)) ? row.getString(2) : "").list()
                .stream().filter(subject -> !subject.isEmpty()).distinct().limit(max).toList();
    }

    /** How many items come after the last acknowledged one; counted up to this. */
    public int unread(String uscc, int max) {
        return jdbc.sql("SELECT COUNT(*) FROM (SELECT number FROM inbox_item WHERE audience = ? AND number > ? FETCH FIRST " + max + " ROWS ONLY) i")
                .params(uscc, acknowledged(uscc)).query(Integer.class).single();
    }

    /** True for the number of an entry that is there. */
    public boolean exists(long cursor) {
        return cursor >= 0 && cursor < log.size();
    }

    long acknowledged(String uscc) {
        return jdbc.sql("SELECT acked FROM inbox_cursor WHERE audience = ?").param(uscc).query(Long.class).optional().orElse(-1L);
    }

    /** Items up to this cursor are done with; durable when it returns. Going back has no effect. */
    public void acknowledge(String uscc, long cursor) {
        int updated = jdbc.sql("UPDATE inbox_cursor SET acked = ? WHERE audience = ? AND acked < ?")
                .params(cursor, uscc, cursor).update();
        if (updated == 0 && jdbc.sql("SELECT COUNT(*) FROM inbox_cursor WHERE audience = ?").param(uscc).query(Integer.class).single() == 0) {
            insert(uscc, cursor);
        }
        ledger.awaitDurable();
    }

    private void insert(String uscc, long cursor) {
        try {
            jdbc.sql("INSERT INTO inbox_cursor (audience, acked) VALUES (?, ?)").params(uscc, cursor).update();
        } catch (DuplicateKeyException meanwhile) {
            acknowledge(uscc, cursor);
        }
    }

    /** Takes out what is older than the retention; the entries themselves stay in the log. */
    public void forget() {
        long first = firstSince(clock.millis() - settings.retention().toMillis());
        if (first == 0) {
            return;
        }
        String audience = "";
        for (String next = audienceAfter(audience); next != null; next = audienceAfter(audience)) {
            audience = next;
            jdbc.sql("DELETE FROM inbox_item WHERE audience = ? AND number < ?").params(audience, first).update();
        }
    }

    private @Nullable String audienceAfter(String audience) {
        return jdbc.sql("SELECT audience FROM inbox_item WHERE audience > ? ORDER BY audience FETCH FIRST 1 ROWS ONLY").param(audience)
                .query(String.class).optional().orElse(null);
    }

    /** The number of the first entry of that time or later: entries' times never go back, so it is searched by halves. */
    private long firstSince(long millis) {
        long low = 0;
        long high = log.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (log.entry(middle).orElseThrow().at().toEpochMilli() < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
