package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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

    private final FilingAttachments attachments;
    private final FilingSettings settings;

    AttachmentController(FilingAttachments attachments, FilingSettings settings) {
        this.attachments = attachments;
        this.settings = settings;
    }

    /** Keeps the body as an attachment that forms may name. */
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> keep(
            @AuthenticationPrincipal Caller caller, @RequestParam(value = "name", defaultValue = "") String name, HttpServletRequest request)
            throws IOException {
        byte[] content = RequestForm.bytes(request, settings.attachmentBytesMax());
        return ResponseEntity.status(HttpStatus.CREATED).body(json(attachments.keep(caller, name, content)));
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return json(attachments.find(caller, id));
    }

    /** The bytes, never shown inside a page. */
    @GetMapping("/{id}/content")
    ResponseEntity<byte[]> content(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        Attachment attachment = attachments.find(caller, id);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(attachment.mediaType())).header("Content-Disposition", "attachment")
                .header("X-Content-Type-Options", "nosniff").body(attachments.content(attachment));
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
}
