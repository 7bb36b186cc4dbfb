package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.form.FilingForm;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Attachments in the database. */
@Component
@Profile("!simulator")
class AttachmentStore {

    private final JdbcClient jdbc;
    private final FilingSettings settings;

    AttachmentStore(JdbcClient jdbc, FilingSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    void insert(Attachment attachment, byte[] content) {
        jdbc.sql("INSERT INTO filing_attachment (id, name, media_type, size_bytes, sha256, content, uscc, principal, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(attachment.id()).param(attachment.name()).param(attachment.mediaType()).param(attachment.sizeBytes())
                .param(attachment.sha256()).param(content).param(attachment.uscc()).param(attachment.principal())
                .param(attachment.createdAt().toEpochMilli()).update();
    }

    /** How many a principal has handed in since. */
    int count(String principal, Instant since) {
        return jdbc.sql("SELECT COUNT(*) FROM filing_attachment WHERE principal = ? AND created_at > ?").params(principal, since.toEpochMilli())
                .query(Integer.class).single();
    }

    Optional<Attachment> find(String id) {
        return jdbc.sql("SELECT id, name, media_type, size_bytes, sha256, uscc, principal, created_at FROM filing_attachment WHERE id = ?").param(id)
                .query((row, n) -> new Attachment(row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getString(5),
                        row.getString(6), row.getString(7), Instant.ofEpochMilli(row.getLong(8)))).optional();
    }

    byte[] content(String id) {
        return jdbc.sql("SELECT content FROM filing_attachment WHERE id = ?").param(id).query((row, n) -> row.getBytes(1)).single();
    }

    /**
     * Lets pass a form whose attachments are there and the caller's own.
     *
     * @throws ProblemException 422 with a finding for each that is not
     */
    void require(FilingForm form, Caller caller) {
        List<Finding> faults = new ArrayList<>();
        if (form.attachments().size() > settings.attachmentsPerFilingMax()) {
            faults.add(Finding.at(ErrorCode.FIL_013, "/attachments", String.valueOf(form.attachments().size()),
                    "at most " + settings.attachmentsPerFilingMax()));
        }
        for (String id : form.attachments().stream().limit(settings.attachmentsPerFilingMax()).toList()) {
            if (find(id).filter(attachment -> isOwn(caller, attachment)).isEmpty()) {
                faults.add(Finding.at(ErrorCode.FIL_013, "/attachments", id, "the id of an attachment of yours"));
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(422, faults);
        }
    }

    /** True for who has handed it in, for himself or for his company. */
    static boolean isOwn(Caller caller, Attachment attachment) {
        return caller.allEntities() || attachment.uscc() != null && caller.actsFor(attachment.uscc()) || attachment.principal().equals(caller.id());
    }
}
