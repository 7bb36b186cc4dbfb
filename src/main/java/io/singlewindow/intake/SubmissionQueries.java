package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.ledger.Claim;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.type.TypeReference;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Finds submissions again: by id, guid, digest or Idempotency-Key; what a caller may not see does not exist for it. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/submissions")
class SubmissionQueries {

    private final Submissions submissions;
    private final SubmissionProgress progress;
    private final ObjectMapper json;

    SubmissionQueries(Submissions submissions, SubmissionProgress progress, ObjectMapper json) {
        this.submissions = submissions;
        this.progress = progress;
        this.json = json;
    }

    /** What was answered, and what has become of it. */
    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        StoredSubmission submission = visible(caller, id);
        SubmissionProgress.Progress now = progress.of(id, submission.status());
        Map<String, @Nullable Object> view = json.readValue(submission.answer(), new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
        view.put("state", now.state());
        if (view.get("documents") instanceof List<?> documents) {
            documents.forEach(document -> addProgress(document, now));
        }
        view.put("receipts", now.receipts());
        view.put("history", now.history());
        return view;
    }

    @SuppressWarnings("unchecked")
    private static void addProgress(Object document, SubmissionProgress.Progress now) {
        Map<String, @Nullable Object> one = (Map<String, @Nullable Object>) document;
        one.putAll(now.documents().getOrDefault(String.valueOf(one.get("documentId")), Map.of()));
    }

    /** The authorities' receipts as JSON, or the window's own in the messages' format. */
    @GetMapping("/{id}/receipts")
    ResponseEntity<?> receipts(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id,
            @RequestHeader(value = "Accept", defaultValue = "application/json") String accept) {
        StoredSubmission submission = visible(caller, id);
        // a format receipt quotes the original, which only its sender reads
        if (accept.contains("xml") && !accept.contains("json") && sees(caller, submission, false)) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(submission.cebReceipt());
        }
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", progress.of(id, submission.status()).receipts());
        page.put("next", null);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(page);
    }

    @GetMapping("/{id}/content")
    ResponseEntity<byte[]> content(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        StoredSubmission submission = visible(caller, id);
        // the sender, and whom the sender named: others need the right to unmask and a reason, which come with the audit trail
        if (!sees(caller, submission, false) && !shared(caller, id)) {
            throw ProblemException.of(404, ErrorCode.SYS_002, id, "-");
        }
        byte[] content = submissions.content(id).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(content);
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(value = "guid", required = false) @Nullable String guid,
            @RequestParam(value = "digest", required = false) @Nullable String digest,
            @RequestParam(value = "idempotencyKey", required = false) @Nullable String key) {
        List<StoredSubmission> found;
        if (guid != null) {
            found = submissions.byGuid(guid);
        } else if (digest != null) {
            found = submissions.byDigest(digest);
        } else if (key != null) {
            found = submissions.byClaim(Claim.of(Claim.Kind.IDEMPOTENCY, "", caller.id(), key).key()).stream().toList();
        } else {
            throw ProblemException.of(400, ErrorCode.SYS_007, "-", "guid, digest or idempotencyKey");
        }
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", found.stream().filter(one -> sees(caller, one, true)).map(one -> json.readTree(one.answer())).toList());
        page.put("next", null);
        return page;
    }

    private StoredSubmission visible(Caller caller, String id) {
        Optional<StoredSubmission> found = submissions.find(id).filter(submission -> sees(caller, submission, true) || shared(caller, id));
        return found.orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
    }

    private boolean shared(Caller caller, String id) {
        return caller.uscc() != null && progress.sharedWith(id, caller.uscc());
    }

    private static boolean sees(Caller caller, StoredSubmission submission, boolean othersToo) {
        return caller.id().equals(submission.principal())
                || submission.sender() != null && caller.actsFor(submission.sender())
                || othersToo && caller.seesAll();
    }
}
