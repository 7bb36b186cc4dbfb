package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Reason;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RestController;

/** Finds submissions again: by id, guid, digest or Idempotency-Key; what a caller may not see does not exist for it. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/submissions")
class SubmissionQueries {

    private final SubmissionFinder finder;
    private final NextSteps steps;
    private final ReadLog reads;

    SubmissionQueries(SubmissionFinder finder, NextSteps steps, ReadLog reads) {
        this.finder = finder;
        this.steps = steps;
        this.reads = reads;
    }

    /** What was answered, and what has become of it. */
    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        StoredSubmission submission = finder.visible(caller, id);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.SUBMISSION, List.of(id), "");
        SubmissionProgress.Progress now = finder.progress(caller, submission);
        Map<String, @Nullable Object> view = finder.answer(caller, submission);
        view.put("state", now.state());
        view.put("next", steps.of(now.state()));
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
        StoredSubmission submission = finder.visible(caller, id);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.SUBMISSION, List.of(id), "");
        // a format receipt quotes the original, which only its sender reads
        if (accept.contains("xml") && !accept.contains("json") && SubmissionFinder.sent(caller, submission)) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(submission.cebReceipt());
        }
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", finder.progress(caller, submission).receipts());
        page.put("next", null);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(page);
    }

    /** The bytes as posted, for their sender and whom he named, and for a regulator who says why. */
    @GetMapping("/{id}/content")
    ResponseEntity<byte[]> content(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id,
            @RequestParam(value = "reason", defaultValue = "") String reason) {
        StoredSubmission submission = finder.visible(caller, id);
        if (!finder.mayRead(caller, submission)) {
            if (caller.role() != CallerRole.REGULATOR || !Reason.isOne(reason)) {
                throw ProblemException.of(404, ErrorCode.SYS_002, id, "-");
            }
            reads.note(caller, ReadLog.Kind.UNMASK, ReadLog.Thing.SUBMISSION, List.of(id), reason.strip());
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(finder.content(id));
    }

    /** A page of the submissions of a guid, a digest or an Idempotency-Key, newest first. */
    @GetMapping
    Map<String, @Nullable Object> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(value = "guid", required = false) @Nullable String guid,
            @RequestParam(value = "digest", required = false) @Nullable String digest,
            @RequestParam(value = "idempotencyKey", required = false) @Nullable String key,
            @RequestParam(value = "after", required = false) @Nullable Long after,
            @RequestParam(value = "limit", defaultValue = "100") int limit) {
        if (limit < 1 || limit > SubmissionFinder.PAGE_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 to " + SubmissionFinder.PAGE_MAX);
        }
        SubmissionFinder.Page found;
        if (guid != null) {
            found = finder.list(caller, SubmissionFinder.Key.GUID, guid, after, limit);
        } else if (digest != null) {
            found = finder.list(caller, SubmissionFinder.Key.DIGEST, digest, after, limit);
        } else if (key != null) {
            found = finder.list(caller, SubmissionFinder.Key.IDEMPOTENCY_KEY, key, after, limit);
        } else {
            throw ProblemException.of(400, ErrorCode.SYS_007, "-", "guid, digest or idempotencyKey");
        }
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.SUBMISSION, found.items().stream().map(StoredSubmission::id).toList(), "");
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", found.items().stream().map(one -> finder.answer(caller, one)).toList());
        page.put("next", found.next());
        return page;
    }
}
