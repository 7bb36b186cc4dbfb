package io.singlewindow.evidence;

import io.singlewindow.trail.EntryLog;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what goes into packages and is nobody else's to tell: authorities' receipts as they came, and who may see an event. */
@Component
@Profile("!simulator")
class EvidenceStore {

    private final JdbcClient jdbc;

    EvidenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A receipt of an authority's. */
    record AuthorityReceipt(String id, String authority, String sha256, Instant receivedAt, boolean counts, byte[] body) {}

    /** Digest of a submission's body as posted, lower hex. */
    String sha256(String submissionId) {
        return jdbc.sql("SELECT sha256 FROM submission WHERE id = ?").param(submissionId).query(String.class).single();
    }

    /** Ids of the receipts that say something of these documents, in the order they came. */
    Set<String> receiptsOf(Collection<String> documentIds) {
        Set<String> ids = new LinkedHashSet<>();
        for (String document : documentIds) {
            ids.addAll(jdbc.sql("SELECT receipt_id FROM document_receipt WHERE document_id = ? ORDER BY receipt_id").param(document)
                    .query(String.class).list());
        }
        return ids;
    }

    Optional<AuthorityReceipt> receipt(String id) {
        return jdbc.sql("SELECT id, authority, sha256, received_at, counts, body FROM authority_receipt WHERE id = ?").param(id)
                .query((row, n) -> new AuthorityReceipt(row.getString(1), row.getString(2), row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4)), row.getBoolean(5), row.getBytes(6))).optional();
    }

    /** True when an event is in this company's inbox. */
    boolean told(long number, @Nullable String uscc) {
        return uscc != null && jdbc.sql("SELECT COUNT(*) FROM inbox_item WHERE audience = ? AND number = ?").param(uscc).param(number)
                .query(Integer.class).single() > 0;
    }

    /** Numbers of those entries of which a company was told, or which are of the messages that it sent or its principal posted. */
    Set<Long> toldOrSent(Collection<EntryLog.Entry> entries, String uscc, String principal) {
        List<Long> numbers = entries.stream().map(EntryLog.Entry::number).toList();
        Set<Long> found = new HashSet<>(jdbc.sql("SELECT number FROM inbox_item WHERE audience = :uscc AND number IN (:numbers)")
                .param("uscc", uscc).param("numbers", numbers).query(Long.class).list());
        // an event about a message has its reference too, and is none of the message's own entry
        found.addAll(jdbc.sql("SELECT entry_number FROM submission WHERE id IN (:refs) AND entry_number IN (:numbers) AND (sender = :uscc OR principal = :principal)")
                .param("refs", entries.stream().map(EntryLog.Entry::ref).distinct().toList()).param("numbers", numbers)
                .param("uscc", uscc).param("principal", principal).query(Long.class).list());
        return found;
    }

    /** Credit codes of those who sent the submissions and documents among these ids. */
    Map<String, String> senders(Collection<String> ids) {
        Map<String, String> senders = new HashMap<>();
        for (String table : List.of("submission", "document")) {
            jdbc.sql("SELECT id, sender FROM " + table + " WHERE id IN (:ids) AND sender IS NOT NULL").param("ids", ids)
                    .query((RowCallbackHandler) row -> senders.put(row.getString(1), row.getString(2)));
        }
        return senders;
    }

    /** Ids of the documents of a consignment; of one sender's where one is given. */
    List<String> documentsOf(String consignmentId, @Nullable String sender) {
        return jdbc.sql("SELECT id FROM document WHERE consignment_id = ? AND sender = COALESCE(?, sender) ORDER BY id").params(consignmentId, sender)
                .query(String.class).list();
    }
}
