package io.singlewindow.receipt;

import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** A company's inbox: entries of the log that concern it, in their order, until it has acknowledged them. */
@Component
@Profile("!simulator")
class Inbox {

    /** Read at once, before types are chosen, so that a rare type costs no more than this. */
    private static final int SCANNED_MAX = 2_000;

    private final JdbcClient jdbc;
    private final EntryLog log;
    private final Submissions submissions;
    private final Ledger ledger;
    private final ObjectMapper json;

    Inbox(JdbcClient jdbc, EntryLog log, Submissions submissions, Ledger ledger, ObjectMapper json) {
        this.jdbc = jdbc;
        this.log = log;
        this.submissions = submissions;
        this.ledger = ledger;
        this.json = json;
    }

    /** A page of it. */
    record Page(List<Map<String, @Nullable Object>> items, @Nullable Long next) {}

    /**
     * Items after a cursor.
     *
     * @param after number of the last entry seen; null: of the last acknowledged
     * @param types empty for all
     */
    Page read(String uscc, @Nullable Long after, Set<String> types, int limit) {
        long from = after == null ? acknowledged(uscc) : after;
        List<Long> numbers = jdbc.sql("SELECT number FROM inbox_item WHERE audience = ? AND number > ? AND number < ? ORDER BY number"
                + " FETCH FIRST " + SCANNED_MAX + " ROWS ONLY").param(uscc).param(from).param(log.size()).query(Long.class).list();
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        Long last = null;
        for (Long number : numbers) {
            if (items.size() >= limit) {
                return new Page(items, last);
            }
            EntryLog.Entry entry = log.entry(number).orElseThrow();
            if (types.isEmpty() || types.contains(entry.type())) {
                items.add(item(entry));
            }
            last = number;
        }
        return new Page(items, numbers.size() == SCANNED_MAX ? last : null);
    }

    private Map<String, @Nullable Object> item(EntryLog.Entry entry) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("cursor", entry.number());
        item.put("id", entry.number() + ".0");
        item.put("type", entry.type());
        item.put("time", BusinessTime.iso(entry.at()));
        item.put("subject", entry.ref());
        item.put("data", log.content(entry.number()).<Object>map(json::readTree).orElseGet(() -> submission(entry.ref())));
        return item;
    }

    private Map<String, @Nullable Object> submission(String id) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        StoredSubmission submission = submissions.find(id).orElseThrow();
        data.put("submissionId", id);
        data.put("status", submission.status());
        data.put("messageType", submission.messageType());
        data.put("guid", submission.guid());
        data.put("receipt", json.readTree(submission.answer()).path("receipt").asString(null));
        data.put("ceb", new String(submission.cebReceipt(), StandardCharsets.UTF_8));
        return data;
    }

    private void insert(String uscc, long cursor) {
        try {
            jdbc.sql("INSERT INTO inbox_cursor (audience, acked) VALUES (?, ?)").params(uscc, cursor).update();
        } catch (DuplicateKeyException meanwhile) {
            acknowledge(uscc, cursor);
        }
    }

    /** True for the number of an entry that is there. */
    boolean exists(long cursor) {
        return cursor >= 0 && cursor < log.size();
    }

    private long acknowledged(String uscc) {
        return jdbc.sql("SELECT acked FROM inbox_cursor WHERE audience = ?").param(uscc).query(Long.class).optional().orElse(-1L);
    }

    /** Items up to this cursor are done with; durable when it returns. Going back has no effect. */
    void acknowledge(String uscc, long cursor) {
        int updated = jdbc.sql("UPDATE inbox_cursor SET acked = ? WHERE audience = ? AND acked < ?")
                .params(cursor, uscc, cursor).update();
        if (updated == 0 && jdbc.sql("SELECT COUNT(*) FROM inbox_cursor WHERE audience = ?").param(uscc).query(Integer.class).single() == 0) {
            insert(uscc, cursor);
        }
        ledger.awaitDurable();
    }
}
