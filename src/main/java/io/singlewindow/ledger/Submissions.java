package io.singlewindow.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the ledger keeps of submissions. */
@Component
@Profile("!simulator")
public class Submissions {

    private static final String COLUMNS = "SELECT id, received_at, principal, sender, message_type, guid, status,"
            + " http_status, entry_number, rejected, answer, ceb_receipt, quoted, body_month,"
            + " (SELECT COUNT(*) FROM data_key k WHERE k.body_month = submission.body_month) FROM submission ";
    private static final int FOUND_MAX = 200;

    private final JdbcClient jdbc;
    private final BodyKeys bodies;

    Submissions(JdbcClient jdbc, BodyKeys bodies) {
        this.jdbc = jdbc;
        this.bodies = bodies;
    }

    /** The submission of this id. */
    public Optional<StoredSubmission> find(String id) {
        if (!SubmissionIds.valid(id)) {
            return Optional.empty();
        }
        return jdbc.sql(COLUMNS + "WHERE id = ? AND body_month = ?").param(id).param(SubmissionIds.month(id))
                .query(this::row).optional();
    }

    /** Of these submissions those of which something was rejected, in the order of their entries; each is looked for in its month alone. */
    public List<String> rejectedAmong(Collection<String> ids) {
        Set<String> valid = ids.stream().filter(SubmissionIds::valid).collect(Collectors.toSet());
        if (valid.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT id FROM submission WHERE id IN (:ids) AND body_month IN (:months) AND status <> :accepted ORDER BY entry_number")
                .param("ids", valid).param("months", valid.stream().map(SubmissionIds::month).collect(Collectors.toSet()))
                .param("accepted", NewSubmission.ACCEPTED).query(String.class).list();
    }

    /** Holds a submission until the transaction ends, so that what is decided about it is decided one after the other. */
    public void hold(String id) {
        jdbc.sql("SELECT id FROM submission WHERE id = ? AND body_month = ? FOR UPDATE").param(id).param(SubmissionIds.month(id))
                .query(String.class).single();
    }

    /**
     * The exact bytes that were posted, after gunzip.
     *
     * @throws RetentionEnded when they are kept no longer
     */
    public Optional<byte[]> content(String id) {
        if (!SubmissionIds.valid(id)) {
            return Optional.empty();
        }
        int month = SubmissionIds.month(id);
        // a key that another node has destroyed may be in this one's memory still
        return jdbc.sql("SELECT s.iv, s.body, (SELECT COUNT(*) FROM data_key k WHERE k.body_month = s.body_month) FROM submission s"
                        + " WHERE s.id = ? AND s.body_month = ?").param(id).param(month)
                .query((row, n) -> {
                    if (row.getInt(3) == 0) {
                        throw RetentionEnded.of(jdbc, month).map(RuntimeException.class::cast)
                                .orElseGet(() -> new IllegalStateException("There is no data key of " + month + ", and its retention has not ended"));
                    }
                    return bodies.decrypt(month, row.getBytes(1), id, row.getBytes(2));
                }).optional();
    }

    /** The same; empty as well when they are kept no longer. */
    public Optional<byte[]> keptContent(String id) {
        try {
            return content(id);
        } catch (RetentionEnded ended) {
            return Optional.empty();
        }
    }

    /** The receipt with its proof, as it was given. */
    public Optional<String> receipt(String id) {
        if (!SubmissionIds.valid(id)) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT receipt FROM submission WHERE id = ? AND body_month = ?").param(id).param(SubmissionIds.month(id))
                .query(String.class).optional();
    }

    /** Submissions whose message has this root guid, newest first, 200 at most. */
    public List<StoredSubmission> byGuid(String guid) {
        return byGuid(guid, Long.MAX_VALUE, FOUND_MAX);
    }

    /** So many of those whose message has this root guid and whose entry is before this one, newest first. */
    public List<StoredSubmission> byGuid(String guid, long beforeEntry, int max) {
        return list("guid = ?", guid, beforeEntry, max);
    }

    /** Submissions whose body or signed content has this digest, newest first, 200 at most. */
    public List<StoredSubmission> byDigest(String digest) {
        return byDigest(digest, Long.MAX_VALUE, FOUND_MAX);
    }

    /** So many of those whose body or signed content has this digest and whose entry is before this one, newest first. */
    public List<StoredSubmission> byDigest(String digest, long beforeEntry, int max) {
        List<StoredSubmission> byContent = list("content_digest = ?", digest, beforeEntry, max);
        return byContent.isEmpty() ? list("sha256 = ?", digest, beforeEntry, max) : byContent;
    }

    /** The submission that holds a claim. */
    public Optional<StoredSubmission> byClaim(String claimKey) {
        return jdbc.sql("SELECT submission_id FROM claim WHERE claim_key = ?").param(claimKey)
                .query(String.class).optional().flatMap(this::find);
    }

    private List<StoredSubmission> list(String condition, String value, long beforeEntry, int max) {
        return jdbc.sql(COLUMNS + "WHERE " + condition + " AND entry_number < ? ORDER BY entry_number DESC FETCH FIRST ? ROWS ONLY")
                .param(value).param(beforeEntry).param(max).query(this::row).list();
    }

    /** What was answered as it was answered while its message is kept, afterwards without what it quotes. */
    private StoredSubmission row(ResultSet row, int n) throws SQLException {
        String rejected = row.getString(10);
        Set<Integer> positions = rejected.isEmpty() ? Set.of()
                : Arrays.stream(rejected.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
        byte[] quoted = row.getBytes(13);
        // a key that another node has destroyed may be in this one's memory still
        Quotes.Answer answer = Quotes.isNone(quoted) || row.getInt(15) == 0 ? new Quotes.Answer(row.getBytes(11), row.getBytes(12))
                : Quotes.split(bodies.decryptWithIv(row.getInt(14), Quotes.bound(row.getString(1)), quoted));
        return new StoredSubmission(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3),
                row.getString(4), row.getString(5), row.getString(6), row.getString(7), row.getInt(8), row.getLong(9),
                positions, answer.json(), answer.ceb());
    }
}
