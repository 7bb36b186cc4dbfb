package io.singlewindow.consignment;

import io.singlewindow.consignment.match.DocumentSet;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.trail.EntryLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What happened to a consignment, each with its time: what came in, how it stood, what went to authorities and what they answered. */
@Component
@Profile("!simulator")
public class ConsignmentHistory {

    private static final int VERSIONS_MAX = 100;

    private final ConsignmentStore store;
    private final EntryLog log;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ConsignmentHistory(ConsignmentStore store, EntryLog log, JdbcClient jdbc, ObjectMapper json) {
        this.store = store;
        this.log = log;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A document that came in. */
    public record Arrived(Instant at, DocumentRow document) {}

    /** A state that it came to. */
    public record Stood(Instant at, String state) {}

    /**
     * A message to an authority.
     *
     * @param submissionId that it carried whole; empty for none
     * @param state QUEUED, SENT, ANSWERED, FAILED, PARKED, DISCARDED or LET_BE
     * @param discarded who gave it up or let it be, and why; an answer may have come all the same
     */
    public record Told(Instant at, String authority, String message, String submissionId, String state, int attempts, @Nullable String cause,
            @Nullable String externalNo, @Nullable Instant nextAttemptAt, @Nullable Discarded discarded) {

        /** True where it was given up and no answer came. */
        public boolean isGivenUp() {
            return state.equals("DISCARDED");
        }

        /** True where the authority has it and nobody waits for an answer any more. */
        public boolean isLetBe() {
            return state.equals("LET_BE");
        }
    }

    /**
     * That an operator gave up a message.
     *
     * @param by principal
     * @param letBe true where the authority had taken it
     */
    public record Discarded(Instant at, String by, String reason, boolean letBe) {

        static @Nullable Discarded of(@Nullable Long millis, @Nullable String by, @Nullable String reason, @Nullable String kind) {
            return millis == null || by == null || reason == null ? null : new Discarded(Instant.ofEpochMilli(millis), by, reason, "overdue".equals(kind));
        }
    }

    /** An answer of an authority's to a document. */
    public record Answered(Instant at, String authority, String receiptType, String code, String returnTime, String info, String documentId) {}

    /** A callback about it. */
    public record CalledBack(Instant at, String uscc, String type, String state, int attempts, @Nullable Instant finishedAt, @Nullable String cause) {}

    /** Every document that ever belonged to it, replaced and repeated ones too, in the order of their arrival. */
    public List<Arrived> arrived(Consignment consignment) {
        List<DocumentRow> rows = new ArrayList<>(store.everOf(consignment, VERSIONS_MAX));
        return rows.stream().map(row -> new Arrived(SubmissionIds.instant(row.submissionId()), row)).toList();
    }

    /** Kinds of document that it waits for; none once it has been matched. */
    public Set<DocumentKind> missing(Consignment consignment) {
        Set<DocumentKind> missing = EnumSet.copyOf(DocumentSet.required(consignment.direction(), consignment.tradeMode()));
        store.ofConsignment(consignment.id()).forEach(one -> missing.remove(one.kind()));
        return consignment.state() == ConsignmentState.WAITING ? missing : Set.of();
    }

    /** How it stood, in the order of the log. */
    public List<Stood> stood(Consignment consignment) {
        List<EntryLog.Entry> entries = log.about(consignment.id()).stream().filter(entry -> entry.type().equals("consignment.state")).toList();
        Map<Long, String> contents = log.contents(entries);
        return entries.stream().map(entry -> {
            JsonNode content = json.readTree(contents.getOrDefault(entry.number(), "{}"));
            return new Stood(entry.at(), content.path("state").asString(""));
        }).toList();
    }

    /** What was sent to authorities, of these submissions and of the consignment itself. */
    public List<Told> told(Consignment consignment, List<Arrived> arrived) {
        Set<String> submissions = arrived.stream().map(one -> one.document().submissionId()).collect(Collectors.toCollection(LinkedHashSet::new));
        // each way by its index: of alternatives in one condition PostgreSQL reads the whole table
        String own = "SELECT id FROM dispatch WHERE consignment_id = :id UNION SELECT dispatch_id FROM dispatch_cargo WHERE consignment_id = :id";
        var statement = jdbc.sql("SELECT created_at, authority, message, submission_id, state, attempts, cause, external_no, next_attempt_at,"
                + " discarded_at, discarded_by, discard_reason, work_kind FROM dispatch LEFT JOIN discarded_work ON work_id = id WHERE id IN ("
                + own + (submissions.isEmpty() ? "" : " UNION SELECT id FROM dispatch WHERE submission_id IN (:submissions) AND consignment_id = ''")
                + ") ORDER BY created_at").param("id", consignment.id());
        return (submissions.isEmpty() ? statement : statement.param("submissions", submissions)).query((row, n) -> new Told(
                Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getInt(6),
                row.getString(7), row.getString(8), instant((Long) row.getObject(9)),
                Discarded.of((Long) row.getObject(10), row.getString(11), row.getString(12), row.getString(13)))).list();
    }

    /** What authorities answered to these documents, in the order in which it came. */
    public List<Answered> answered(List<Arrived> arrived) {
        Map<String, DocumentRow> documents = arrived.stream().collect(Collectors.toMap(one -> one.document().id(), Arrived::document));
        return documents.isEmpty() ? List.of() : jdbc.sql("SELECT COALESCE(a.received_at, 0), r.authority, r.receipt_type, r.code, r.return_time, r.info, r.document_id"
                        + " FROM document_receipt r LEFT JOIN authority_receipt a ON a.id = r.receipt_id WHERE r.document_id IN (:ids)"
                        + " ORDER BY a.received_at, r.return_time").param("ids", documents.keySet())
                .query((row, n) -> new Answered(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                        row.getString(6), row.getString(7))).list();
    }

    /** Callbacks about it. */
    public List<CalledBack> calledBack(Consignment consignment) {
        return jdbc.sql("SELECT d.created_at, e.uscc, d.type, d.state, d.attempts, d.finished_at, d.cause FROM callback_delivery d"
                        + " JOIN callback_endpoint e ON e.id = d.endpoint_id WHERE d.subject = ? ORDER BY d.created_at FETCH FIRST " + VERSIONS_MAX + " ROWS ONLY")
                .param(consignment.id()).query((row, n) -> new CalledBack(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3),
                        row.getString(4), row.getInt(5), instant((Long) row.getObject(6)), row.getString(7))).list();
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
