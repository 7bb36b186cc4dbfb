package io.singlewindow.followup;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.message.OtherDocument;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Documents split into several messages (msgCount, msgSeqNo): their parts are kept as they come, and go to customs together
 * when the last is there.
 */
@Component
@Profile("!simulator")
class Parts {

    private final JdbcClient jdbc;
    private final ConsignmentStore store;
    private final FollowUpSettings settings;

    Parts(JdbcClient jdbc, ConsignmentStore store, FollowUpSettings settings) {
        this.jdbc = jdbc;
        this.store = store;
        this.settings = settings;
    }

    private static String setKey(DocumentRow row) {
        return row.businessKey().substring(0, row.businessKey().lastIndexOf('|'));
    }

    private static int seq(DocumentRow row) {
        return Integer.parseInt(row.businessKey().substring(row.businessKey().lastIndexOf('|') + 1).strip());
    }

    /** Parts must agree on how many they are. */
    @Nullable Finding objection(DocumentRow row, OtherDocument document) {
        int parts = Integer.parseInt(document.fields().getOrDefault("msgCount", "1").strip());
        if (parts > settings.partsMax()) {
            return Finding.of(ErrorCode.VAL_018, String.valueOf(parts), "1 … " + settings.partsMax());
        }
        store.takeTurns(setKey(row));
        return jdbc.sql("SELECT parts FROM message_part WHERE set_key = ? AND seq <> ? AND parts <> ? FETCH FIRST 1 ROWS ONLY")
                .params(setKey(row), seq(row), parts).query(Integer.class).optional()
                .map(earlier -> Finding.of(ErrorCode.BIZ_014, String.valueOf(parts), String.valueOf(earlier))).orElse(null);
    }

    void enter(DocumentRow row, OtherDocument document) {
        remove(row);
        jdbc.sql("INSERT INTO message_part (set_key, seq, parts, document_id, submission_id) VALUES (?, ?, ?, ?, ?)")
                .params(setKey(row), seq(row), Integer.parseInt(document.fields().getOrDefault("msgCount", "1").strip()), row.id(),
                        row.submissionId())
                .update();
    }

    void remove(DocumentRow row) {
        jdbc.sql("DELETE FROM message_part WHERE set_key = ? AND seq = ?").params(setKey(row), seq(row)).update();
    }

    /** True when all parts of the document are there. */
    boolean complete(DocumentRow row) {
        return jdbc.sql("SELECT COUNT(*) = MIN(parts) FROM message_part WHERE set_key = ?").param(setKey(row)).query(Boolean.class).single();
    }

    /** The submissions that hold the parts of the documents of this one. */
    List<String> together(String submissionId) {
        return jdbc.sql("SELECT DISTINCT o.submission_id FROM message_part p JOIN message_part o ON o.set_key = p.set_key"
                        + " WHERE p.submission_id = ? ORDER BY o.submission_id")
                .param(submissionId).query(String.class).list();
    }

    /** How many of a document's parts are there, and how many there are to be. */
    Finding incomplete(DocumentRow row) {
        return jdbc.sql("SELECT COUNT(*), MIN(parts) FROM message_part WHERE set_key = ?").param(setKey(row))
                .query((found, n) -> Finding.of(ErrorCode.BIZ_015, String.valueOf(found.getInt(1)), String.valueOf(found.getInt(2)))).single();
    }
}
