package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.register.AttachmentStore.Attachment;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is handed in with a filing: scans and pictures. Their type is that of their first bytes, whatever was said of it. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/filings/attachments")
class AttachmentController {

    private static final int NAME_CHARACTERS_MAX = 200;
    private static final Duration DAY = Duration.ofHours(24);

    private final AttachmentStore store;
    private final SubmissionIds ids;
    private final Ledger ledger;
    private final FilingSettings settings;
    private final Clock clock;

    AttachmentController(AttachmentStore store, SubmissionIds ids, Ledger ledger, FilingSettings settings, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps the body as an attachment that forms may name. */
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> keep(
            @AuthenticationPrincipal Caller caller, @RequestParam(value = "name", defaultValue = "") String name, HttpServletRequest request)
            throws IOException {
        byte[] content = RequestForm.bytes(request, settings.attachmentBytesMax());
        MagicBytes type = MagicBytes.of(content).orElseThrow(() -> ProblemException.of(422, ErrorCode.FIL_013, start(content), MagicBytes.names()));
        if (name.length() > NAME_CHARACTERS_MAX || name.chars().anyMatch(c -> c < ' ')) {
            throw ProblemException.of(422, ErrorCode.FIL_013, "name=" + name, "at most " + NAME_CHARACTERS_MAX + " characters, no control characters");
        }
        Instant now = clock.instant();
        if (store.count(caller.id(), now.minus(DAY)) >= settings.attachmentsPerDayMax()) {
            throw ProblemException.of(429, ErrorCode.SYS_011, caller.id(), "at most " + settings.attachmentsPerDayMax() + " attachments in 24 hours");
        }
        Attachment attachment = new Attachment(ids.next(now), name, type.mediaType(), content.length, sha256(content), caller.uscc(), caller.id(), now);
        store.insert(attachment, content);
        ledger.awaitDurable();
        return ResponseEntity.status(HttpStatus.CREATED).body(json(attachment));
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return json(visible(caller, id));
    }

    /** The bytes, never shown inside a page. */
    @GetMapping("/{id}/content")
    ResponseEntity<byte[]> content(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        Attachment attachment = visible(caller, id);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(attachment.mediaType())).header("Content-Disposition", "attachment")
                .header("X-Content-Type-Options", "nosniff").body(store.content(id));
    }

    private Attachment visible(Caller caller, String id) {
        return store.find(id).filter(attachment -> AttachmentStore.sees(caller, attachment))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "an attachment of yours"));
    }

    private static Map<String, @Nullable Object> json(Attachment attachment) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("attachmentId", attachment.id());
        body.put("name", attachment.name());
        body.put("mediaType", attachment.mediaType());
        body.put("sizeBytes", attachment.sizeBytes());
        body.put("sha256", attachment.sha256());
        body.put("createdAt", BusinessTime.iso(attachment.createdAt()));
        body.put("links", Map.of("content", "/api/v1/filings/attachments/" + attachment.id() + "/content"));
        return body;
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
