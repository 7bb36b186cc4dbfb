package io.singlewindow.consignment;

import io.singlewindow.consignment.state.ReceiptFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What authorities answered to documents. An answer told twice is one answer. */
@Component
@Profile("!simulator")
public class AuthorityAnswers {

    private final JdbcClient jdbc;
    private final ConsignmentStore store;
    private final ConsignmentEvents events;
    private final StateKeeper states;
    private final FollowUps followUps;

    AuthorityAnswers(JdbcClient jdbc, ConsignmentStore store, ConsignmentEvents events, StateKeeper states, FollowUps followUps) {
        this.jdbc = jdbc;
        this.store = store;
        this.events = events;
        this.states = states;
        this.followUps = followUps;
    }

    /**
     * One answer.
     *
     * @param authority its name outside, e.g. {@code customs}
     * @param receiptType e.g. {@code CEB622}, or {@code INSPECTION}
     * @param code returnStatus or result
     * @param returnTime 17 digits, as the authority wrote it
     * @param info its words, cut to 1,000 characters; whoever wants all of them finds them in the receipt
     */
    public record Answer(
            String authority, String receiptType, String code, String returnTime, String info, String receiptId,
            ReceiptFact.Source source) {

        private static final int INFO_CHARACTERS_MAX = 1000;

        public Answer {
            info = info.substring(0, Math.min(INFO_CHARACTERS_MAX, info.length()));
        }
    }

    /**
     * Records an answer to a document and works out the consignment's state anew; repeats change nothing.
     *
     * @param ceb the receipt in the messages' own format, about this document alone; null where the authority has another
     * @return false when it was recorded before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean record(DocumentRow answered, Answer answer, @Nullable String ceb) {
        // locked and read again: two answers at once are two, not half of each, and it may have joined a consignment meanwhile
        DocumentRow document = store.lockDocument(answered.id()).orElseThrow();
        if (document.consignmentId() != null) {
            store.lock(document.consignmentId());
        }
        boolean known = jdbc.sql("SELECT COUNT(*) FROM document_receipt WHERE document_id = ? AND authority = ? AND code = ?"
                        + " AND return_time = ?")
                .params(document.id(), answer.authority(), answer.code(), answer.returnTime()).query(Integer.class).single() > 0;
        if (known) {
            return false;
        }
        jdbc.sql("INSERT INTO document_receipt (document_id, authority, receipt_type, code, return_time, info, receipt_id, source)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(document.id(), answer.authority(), answer.receiptType(), answer.code(), answer.returnTime(),
                        answer.info(), answer.receiptId(), answer.source().name())
                .update();
        events.receipt(document, answer.authority(), answer.code(), answer.info(), ceb);
        if (document.consignmentId() != null) {
            if (answer.source() == ReceiptFact.Source.INSPECTION) {
                events.inspectionResult(document, answer, store.warehouse(document.consignmentId()));
            }
            states.recompute(document.consignmentId());
        } else {
            followUps.answered(document);
        }
        return true;
    }

    static List<ReceiptFact> facts(JdbcClient jdbc, String consignmentId) {
        return jdbc.sql("SELECT r.source, r.document_id, r.code FROM document_receipt r JOIN document d ON d.id = r.document_id"
                        + " WHERE d.consignment_id = ? AND d.standing = 'CURRENT'")
                .param(consignmentId)
                .query((row, n) -> new ReceiptFact(ReceiptFact.Source.valueOf(row.getString(1)), row.getString(2), row.getString(3)))
                .list();
    }

    /** Whether the authority has answered each valid document of a submission. */
    public boolean all(String authority, String submissionId) {
        return jdbc.sql("SELECT d.id FROM document d WHERE d.submission_id = ? AND d.standing = 'CURRENT' AND NOT EXISTS"
                        + " (SELECT 1 FROM document_receipt r WHERE r.document_id = d.id AND r.authority = ?) FETCH FIRST 1 ROWS ONLY")
                .params(submissionId, authority).query(String.class).optional().isEmpty();
    }

    /** The answers to a document, in the order in which the authority gave them. */
    public List<Answer> of(String documentId) {
        return of(List.of(documentId)).getOrDefault(documentId, List.of());
    }

    /** The same of several documents, by document. */
    Map<String, List<Answer>> of(Collection<String> documentIds) {
        Map<String, List<Answer>> answers = new HashMap<>();
        if (!documentIds.isEmpty()) {
            jdbc.sql("SELECT authority, receipt_type, code, return_time, info, receipt_id, source, document_id FROM document_receipt"
                            + " WHERE document_id IN (:ids) ORDER BY return_time, code")
                    .param("ids", documentIds)
                    .query(row -> {
                        answers.computeIfAbsent(row.getString(8), first -> new ArrayList<>()).add(new Answer(row.getString(1), row.getString(2), row.getString(3),
                                row.getString(4), row.getString(5), row.getString(6), ReceiptFact.Source.valueOf(row.getString(7))));
                    });
        }
        return answers;
    }
}
