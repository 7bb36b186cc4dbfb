package io.singlewindow.consignment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one key in whose order everything is told that concerns a document: the consignment that it belongs to, and the document itself
 * until it belongs to one. A message's acceptance goes by the key of its document where it has one, and by its own where it has several,
 * so that it holds up no document alone. A key ends in another and never parts again.
 */
@Component
@Profile("!simulator")
public class EventKeys {

    /** Of one statement. */
    private static final int NAMED_MAX = 500;
    private static final String ALONE = "NOT EXISTS (SELECT 1 FROM document o WHERE o.submission_id = d.submission_id AND o.id <> d.id)";

    private final JdbcClient jdbc;

    EventKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A document, and whether its message has no other. */
    private record Row(String id, String submissionId, @Nullable String consignmentId, boolean alone) {

        private String key() {
            return consignmentId == null ? id : consignmentId;
        }
    }

    /**
     * Keys as they are now. What is missing in the answer, such as a consignment, is a key itself.
     *
     * @param documentIds ids of documents
     * @param submissionIds ids of messages
     */
    public Map<String, String> now(Collection<String> documentIds, Collection<String> submissionIds) {
        Map<String, String> keys = new LinkedHashMap<>();
        rows("d.id", documentIds, "").forEach(row -> keys.put(row.id(), row.key()));
        rows("d.submission_id", submissionIds, " AND " + ALONE).forEach(row -> keys.put(row.submissionId(), row.key()));
        return keys;
    }

    /**
     * Keys that have ended in one of these, each with the one it has ended in.
     *
     * @param keys ids of consignments and of documents
     */
    public Map<String, String> ended(Set<String> keys) {
        List<Row> rows = new ArrayList<>(rows("d.consignment_id", keys, ""));
        rows.addAll(rows("d.id", keys, ""));
        Map<String, String> ended = new LinkedHashMap<>();
        for (Row row : rows) {
            if (!row.key().equals(row.id())) {
                ended.put(row.id(), row.key());
            }
            if (row.alone()) {
                ended.put(row.submissionId(), row.key());
            }
        }
        return ended;
    }

    /** @param and a further condition: a message may have a thousand documents, of which none is asked for */
    private List<Row> rows(String column, Collection<String> values, String and) {
        List<String> all = List.copyOf(values);
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < all.size(); from += NAMED_MAX) {
            rows.addAll(jdbc.sql("SELECT d.id, d.submission_id, d.consignment_id, " + ALONE + " FROM document d WHERE " + column + " IN (:values)" + and)
                    .param("values", all.subList(from, Math.min(all.size(), from + NAMED_MAX)))
                    .query((row, n) -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4))).list());
        }
        return rows;
    }
}
