package io.singlewindow.authenticity;

import io.singlewindow.ledger.RetentionEnded;
import io.singlewindow.ledger.Sealing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of uploads; their text is sealed, since it holds what passed between platform and payment company. */
@Component
@Profile("!simulator")
class UploadStore {

    private static final String SEAL = "platform-upload ";
    private static final String UPLOAD = "SELECT id, question_id, received_at, accepted, sha256, content, cert_no, certificate, algorithm, findings"
            + " FROM platform_upload ";

    private final JdbcClient jdbc;
    private final Sealing sealing;

    UploadStore(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    /**
     * One upload.
     *
     * @param accepted false: it is evidence, and answers nothing
     * @param sha256 of the text, lower hex
     * @param content SHA-256 of payment and orders as they are signed, whenever and by whichever certificate
     * @param certNo as sent
     * @param certificate SHA-256 of the certificate by which it verifies; null for none
     * @param findings JSON
     */
    record Upload(
            String id, String questionId, long receivedAtMillis, boolean accepted, String sha256, String content, String certNo, @Nullable String certificate,
            @Nullable String algorithm, String findings) {}

    void insert(Upload upload, String text) {
        jdbc.sql("INSERT INTO platform_upload (id, question_id, received_at, accepted, sha256, content, cert_no, certificate, algorithm, findings, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(upload.id(), upload.questionId(), upload.receivedAtMillis(), upload.accepted(), upload.sha256(), upload.content(), upload.certNo(),
                        upload.certificate(), upload.algorithm(), upload.findings(), sealing.seal(SEAL + upload.id(), text.getBytes(StandardCharsets.UTF_8)))
                .update();
    }

    List<Upload> of(String questionId) {
        return jdbc.sql(UPLOAD + "WHERE question_id = ? ORDER BY received_at, id").param(questionId).query(UploadStore::upload).list();
    }

    Optional<Upload> find(String id) {
        return jdbc.sql(UPLOAD + "WHERE id = ?").param(id).query(UploadStore::upload).optional();
    }

    /**
     * The text as it was sent.
     *
     * @throws RetentionEnded when it is kept no longer
     */
    String text(String id) {
        byte[] sealed = jdbc.sql("SELECT body FROM platform_upload WHERE id = ?").param(id).query((row, n) -> row.getBytes(1)).single();
        if (sealed.length == 0) {
            Instant receivedAt = Instant.ofEpochMilli(find(id).orElseThrow().receivedAtMillis());
            throw RetentionEnded.at(jdbc, receivedAt).orElseThrow(() -> new IllegalStateException("Upload " + id + " is empty, and its retention has not ended"));
        }
        return new String(sealing.open(SEAL + id, sealed), StandardCharsets.UTF_8);
    }

    private static Upload upload(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Upload(row.getString(1), row.getString(2), row.getLong(3), row.getBoolean(4), row.getString(5), row.getString(6), row.getString(7),
                row.getString(8), row.getString(9), row.getString(10));
    }
}
