package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Keeps what is handed in with filings, for the API and for the pages. */
@Component
@Profile("!simulator")
public class FilingAttachments {

    private static final int NAME_CHARACTERS_MAX = 200;
    private static final Duration DAY = Duration.ofHours(24);

    private final AttachmentStore store;
    private final FilingStore filings;
    private final FilingAccess access;
    private final SubmissionIds ids;
    private final Ledger ledger;
    private final FilingSettings settings;
    private final ObjectMapper json;
    private final ReadLog reads;
    private final Clock clock;

    FilingAttachments(AttachmentStore store, FilingStore filings, FilingAccess access, SubmissionIds ids, Ledger ledger, FilingSettings settings,
            ObjectMapper json, ReadLog reads, Clock clock) {
        this.store = store;
        this.filings = filings;
        this.access = access;
        this.ids = ids;
        this.ledger = ledger;
        this.settings = settings;
        this.json = json;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * An attachment that a form names.
     *
     * @param type as the form says, e.g. {@code LICENCE}, {@code 207}; {@code PLEDGE} and {@code UNDERTAKING} for those two
     */
    public record Named(String type, Attachment attachment) {}

    /** Size of an attachment, in bytes. */
    public int bytesMax() {
        return settings.attachmentBytesMax();
    }

    /**
     * Keeps one; its type is that of its first bytes, whatever was said of it.
     *
     * @throws ProblemException 413, 422 where it is of no type that is taken, 429 when there were too many within a day
     */
    public Attachment keep(Caller caller, String name, byte[] content) {
        if (content.length > settings.attachmentBytesMax()) {
            throw ProblemException.of(413, ErrorCode.SYS_006, String.valueOf(content.length), String.valueOf(settings.attachmentBytesMax()));
        }
        MagicBytes type = MagicBytes.of(content).orElseThrow(() -> ProblemException.of(422, ErrorCode.FIL_013, start(content), MagicBytes.names()));
        if (name.length() > NAME_CHARACTERS_MAX || name.chars().anyMatch(c -> c < ' ') || !RequestForm.storable(name)) {
            throw ProblemException.of(422, ErrorCode.FIL_013, "name=" + name, "at most " + NAME_CHARACTERS_MAX + " characters, no control characters");
        }
        Instant now = clock.instant();
        if (store.count(caller.id(), now.minus(DAY)) >= settings.attachmentsPerDayMax()) {
            throw ProblemException.of(429, ErrorCode.SYS_011, caller.id(), "at most " + settings.attachmentsPerDayMax() + " attachments in 24 hours");
        }
        Attachment attachment = new Attachment(ids.next(now), name, type.mediaType(), content.length, sha256(content), caller.uscc(), caller.id(), now);
        store.insert(attachment, content);
        ledger.awaitDurable();
        return attachment;
    }

    /**
     * One that the caller has handed in, or that a filing names which he may see; noted where it is an official who reads it. What no
     * filing names yet is the applicant's alone.
     *
     * @throws ProblemException 404
     */
    public Attachment find(Caller caller, String id) {
        Attachment found = store.find(id).filter(attachment -> AttachmentStore.isOwn(caller, attachment) || isInSight(caller, attachment))
                .orElseThrow(() -> notFound(id));
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.ATTACHMENT, List.of(id), "");
        return found;
    }

    /** The number may stand in any text of a form: what counts is where a form names attachments. */
    private boolean isInSight(Caller caller, Attachment attachment) {
        return filings.mentioning(attachment.id(), attachment.createdAt()).stream().filter(filing -> access.sees(caller, filing))
                .anyMatch(filing -> named(filing, attachment.id()).isPresent());
    }

    private Optional<Attachment> named(Filing filing, String id) {
        return filing.versions().stream().flatMap(version -> of(version).stream()).map(Named::attachment)
                .filter(attachment -> attachment.id().equals(id)).findFirst();
    }

    /** Those that a version names, in the order of its form. */
    public List<Named> of(Filing.Version version) {
        JsonNode content = json.readTree(version.content());
        List<Named> named = new ArrayList<>();
        name(named, "PLEDGE", content.path("pledgeAttachmentId"));
        name(named, "UNDERTAKING", content.path("undertakingAttachmentId"));
        content.path("attachments").forEach(one -> name(named, one.path("type").asString("OTHER"), one.path("id")));
        return named;
    }

    private void name(List<Named> named, String type, JsonNode id) {
        if (id.isString()) {
            store.find(id.asString()).ifPresent(attachment -> named.add(new Named(type, attachment)));
        }
    }

    /**
     * One that a version of this filing names; whoever may see the filing may see it. Noted where it is an official who reads it.
     *
     * @throws ProblemException 404
     */
    public Attachment find(Caller caller, Filing filing, String id) {
        Attachment found = named(filing, id).orElseThrow(() -> notFound(id));
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.ATTACHMENT, List.of(id), "");
        return found;
    }

    /** Its bytes. */
    public byte[] content(Attachment attachment) {
        return store.content(attachment.id());
    }

    private static ProblemException notFound(String id) {
        return ProblemException.of(404, ErrorCode.SYS_002, id, "an attachment of yours");
    }

    private static String start(byte[] content) {
        return "0x" + HexFormat.of().formatHex(content, 0, Math.min(8, content.length));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
