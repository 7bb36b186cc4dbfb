package io.singlewindow.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what was answered to zips. */
@Component
@Profile("!simulator")
class BatchStore {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    BatchStore(JdbcTemplate template, TransactionOperations transactions) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transactions = transactions;
    }

    /**
     * Keeps that a zip has come, if that is not known yet.
     *
     * @return what is known by this id: this zip or an earlier one, perhaps another
     */
    Batch begin(Batch batch) {
        try {
            jdbc.sql("INSERT INTO batch (id, principal, zip_sha256, received_at, items_total) VALUES (?, ?, ?, ?, ?)")
                    .param(batch.id()).param(batch.principal()).param(batch.zipSha256()).param(batch.receivedAt().toEpochMilli())
                    .param(batch.itemsTotal()).update();
            return batch;
        } catch (DuplicateKeyException known) {
            return find(batch.id()).orElseThrow(() -> known);
        }
    }

    /** Keeps what was answered, in the place of what was answered before. */
    void answer(String id, List<Batch.Item> items) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("SELECT id FROM batch WHERE id = ? FOR UPDATE").param(id).query(String.class).single();
            jdbc.sql("DELETE FROM batch_item WHERE batch_id = ?").param(id).update();
            template.batchUpdate("""
                    INSERT INTO batch_item (batch_id, position, name, http_status, submission_id, refusal)
                    VALUES (?, ?, ?, ?, ?, ?)""", items, Math.max(1, items.size()), (statement, item) -> {
                statement.setString(1, id);
                statement.setInt(2, item.position());
                statement.setString(3, item.name());
                statement.setInt(4, item.httpStatus());
                statement.setString(5, item.submissionId());
                statement.setString(6, item.refusal());
            });
        });
    }

    /** The batch of this id. */
    Optional<Batch> find(String id) {
        List<Batch.Item> items = jdbc.sql("SELECT position, name, http_status, submission_id, refusal FROM batch_item"
                + " WHERE batch_id = ? ORDER BY position").param(id).query(BatchStore::item).list();
        return jdbc.sql("SELECT principal, zip_sha256, received_at, items_total FROM batch WHERE id = ?").param(id)
                .query((row, n) -> new Batch(id, row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)),
                        row.getInt(4), items)).optional();
    }

    private static Batch.Item item(ResultSet row, int n) throws SQLException {
        return new Batch.Item(row.getInt(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5));
    }
}
