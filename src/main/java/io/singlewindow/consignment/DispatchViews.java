package io.singlewindow.consignment;

import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages to authorities as a consignment shows them. */
@Component
@Profile("!simulator")
class DispatchViews {

    private static final String COLUMNS = ", x.authority, x.message, x.state, x.attempts, x.next_attempt_at, x.external_no, x.cause,"
            + " w.discarded_at, w.discarded_by, w.discard_reason FROM dispatch x LEFT JOIN discarded_work w ON w.work_id = x.id ";

    private final JdbcClient jdbc;

    DispatchViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was sent, by the submission it carried, of a consignment alone, and of many consignments together. */
    record Sent(
            Map<String, List<Map<String, @Nullable Object>>> ofSubmission, Map<String, List<Map<String, @Nullable Object>>> ofConsignment,
            Map<String, List<Map<String, @Nullable Object>>> together) {

        /** Those of the documents' messages in the order of documents, then those of the consignment itself, then those of many together. */
        List<Map<String, @Nullable Object>> of(ConsignmentJson.Seen seen) {
            return Stream.concat(
                    seen.shown().stream().map(DocumentRow::submissionId).distinct().flatMap(id -> ofSubmission.getOrDefault(id, List.of()).stream()),
                    Stream.concat(ofConsignment.getOrDefault(seen.id(), List.of()).stream(), together.getOrDefault(seen.id(), List.of()).stream())).toList();
        }
    }

    /**
     * Each way by its index: of alternatives in one condition PostgreSQL reads the whole table.
     *
     * @param consignmentIds of those of which more than documents' messages is shown
     */
    Sent of(Collection<String> submissionIds, Collection<String> consignmentIds) {
        return new Sent(
                read("SELECT x.submission_id" + COLUMNS + "WHERE x.submission_id IN (:values) AND x.consignment_id = ''", submissionIds),
                read("SELECT x.consignment_id" + COLUMNS + "WHERE x.consignment_id IN (:values)", consignmentIds),
                read("SELECT g.consignment_id" + COLUMNS + "JOIN dispatch_cargo g ON g.dispatch_id = x.id WHERE g.consignment_id IN (:values)", consignmentIds));
    }

    private Map<String, List<Map<String, @Nullable Object>>> read(String query, Collection<String> values) {
        Map<String, List<Map<String, @Nullable Object>>> found = new HashMap<>();
        if (!values.isEmpty()) {
            jdbc.sql(query + " ORDER BY x.created_at").param("values", values).query(row -> {
                Map<String, @Nullable Object> view = new LinkedHashMap<>();
                view.put("authority", row.getString(2));
                view.put("message", row.getString(3));
                view.put("state", row.getString(4));
                view.put("attempts", row.getInt(5));
                view.put("nextAttemptAt", time((Long) row.getObject(6)));
                view.put("externalNo", row.getString(7));
                view.put("cause", row.getString(8));
                String discarded = time((Long) row.getObject(9));
                if (discarded != null) {
                    view.put("discarded", Map.of("at", discarded, "by", row.getString(10), "reason", row.getString(11)));
                }
                found.computeIfAbsent(row.getString(1), first -> new ArrayList<>()).add(view);
            });
        }
        return found;
    }

    private static @Nullable String time(@Nullable Long millis) {
        return millis == null ? null : BusinessTime.iso(Instant.ofEpochMilli(millis));
    }
}
