package io.singlewindow.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers that were written before what they quote was encrypted: their quotes are taken out when their month's key is destroyed. */
@Component
@Profile("!simulator")
public class OldQuotes {

    private static final int ROWS_AT_ONCE_MAX = 200;

    private final JdbcClient jdbc;
    private final CheckRows rows;
    private final BodyKeys keys;
    private final TransactionTemplate transactions;

    OldQuotes(JdbcClient jdbc, CheckRows rows, BodyKeys keys, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.keys = keys;
        this.transactions = transactions;
    }

    private record Row(String id, byte[] json, byte[] ceb) {}

    /**
     * Takes the quotes out of the answers of submissions of a time, some hundred rows to a transaction: a month may have a million, and H2
     * forces nothing to disk while somebody writes. What is cut off goes on where it was when it is called again.
     *
     * @return how many answers quoted something
     */
    public int remove(Instant from, Instant to) {
        int removed = 0;
        String after = SubmissionIds.from(from);
        while (after != null) {
            Done done = Objects.requireNonNull(some(after, from, to));
            removed += done.removed();
            after = done.after();
        }
        return removed;
    }

    /** @param after where to go on; null: there is no more */
    private record Done(int removed, @Nullable String after) {}

    private @Nullable Done some(String begin, Instant from, Instant to) {
        return transactions.execute(status -> {
            int removed = 0;
            String after = begin;
            List<Row> found = jdbc.sql("SELECT id, answer, ceb_receipt FROM submission WHERE id > ? AND id < ? AND body_month = ? AND quoted IS NULL ORDER BY id"
                            + " FETCH FIRST " + ROWS_AT_ONCE_MAX + " ROWS ONLY")
                    .params(after, SubmissionIds.from(to), SubmissionIds.month(from))
                    .query((row, n) -> new Row(row.getString(1), row.getBytes(2), row.getBytes(3))).list();
            for (Row row : found) {
                Quotes.Answer bare = Quotes.without(row.json(), row.ceb());
                removed += bare == null ? 0 : 1;
                replace(row.id(), bare == null ? new Quotes.Answer(row.json(), row.ceb()) : bare);
                after = row.id();
            }
            return new Done(removed, found.size() < ROWS_AT_ONCE_MAX ? null : after);
        });
    }

    private void replace(String id, Quotes.Answer bare) {
        CheckRows.Submission before = rows.submission(id).orElseThrow();
        jdbc.sql("UPDATE submission SET answer = ?, ceb_receipt = ?, quoted = ? WHERE id = ? AND body_month = ?")
                .params(bare.json(), bare.ceb(), Quotes.none(), id, before.month()).update();
        // a row that somebody has changed is not to look sound afterwards
        if (before.seal() != null && Arrays.equals(before.seal(), keys.seal(before.sealed()))) {
            jdbc.sql("UPDATE submission SET seal = ? WHERE id = ? AND body_month = ?")
                    .params(keys.seal(rows.submission(id).orElseThrow().sealed()), id, before.month()).update();
        }
    }
}
