package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.message.reading.BoundedGzip;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The REST door: one message in, its durable answer out. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1")
class SubmissionController {

    private static final int IDEMPOTENCY_KEY_CHARACTERS_MAX = 200;
    private static final int INFLATING_MAX = 4;

    private final ProducerTemplate routes;
    private final ReadingLimits limits;
    private final BodyBudget budget;
    private final Semaphore inflating = new Semaphore(INFLATING_MAX);
    private final Clock clock;
    private final Answers answers;

    SubmissionController(ProducerTemplate routes, ReadingLimits limits, BodyBudget budget, Clock clock, Answers answers) {
        this.routes = routes;
        this.limits = limits;
        this.budget = budget;
        this.clock = clock;
        this.answers = answers;
    }

    @PostMapping("/submissions")
    ResponseEntity<?> submit(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(value = "validateOnly", defaultValue = "false") boolean validateOnly,
            HttpServletRequest request) throws IOException {
        if (!validateOnly && caller.role() != CallerRole.CLIENT) {
            throw new ProblemException(403, Finding.of(ErrorCode.SYS_004, null, null));
        }
        if (key != null && (key.isBlank() || key.length() > IDEMPOTENCY_KEY_CHARACTERS_MAX)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "Idempotency-Key of " + key.length() + " characters",
                    "1 to " + IDEMPOTENCY_KEY_CHARACTERS_MAX);
        }
        try (BodyBudget.Share share = budget.share()) {
            byte[] posted = posted(request, share);
            BoundedGzip.Inflated body = inflate(posted, request);
            byte[] bytes = body.bytes() == null ? posted : body.bytes();
            share.cover(bytes.length);
            Submission submission = new Submission(caller, bytes, body.refusal(), key, "rest", clock.instant(), !validateOnly);
            return validateOnly ? check(submission) : accept(submission, request);
        }
    }

    private ResponseEntity<?> check(Submission submission) {
        Judgement judgement = routes.requestBody("direct:check-submission", submission, Judgement.class);
        Map<String, @Nullable Object> checked = answers.checked(judgement);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(checked);
    }

    private ResponseEntity<?> accept(Submission submission, HttpServletRequest request) {
        Answer answer = routes.requestBody("direct:accept-submission", submission, Answer.class);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.httpStatus());
        if (answer.replay()) {
            response.header("Idempotent-Replay", "true");
        }
        return wantsXml(request)
                ? response.contentType(MediaType.APPLICATION_XML).body(answer.cebReceipt())
                : response.contentType(MediaType.APPLICATION_JSON).body(answer.json());
    }

    private static boolean wantsXml(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("application/xml") && !accept.contains("application/json");
    }

    private byte[] posted(HttpServletRequest request, BodyBudget.Share share) throws IOException {
        String type = request.getContentType();
        if (type == null || !isXml(type)) {
            throw ProblemException.of(415, ErrorCode.SYS_005, String.valueOf(type), "application/xml");
        }
        byte[] posted = share.read(request.getInputStream(), limits.bytesMax());
        if (posted.length > limits.bytesMax()) {
            throw ProblemException.of(413, ErrorCode.SYS_006, "> " + limits.bytesMax(), String.valueOf(limits.bytesMax()));
        }
        return posted;
    }

    private static boolean isXml(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.isCompatibleWith(MediaType.APPLICATION_XML) || type.isCompatibleWith(MediaType.TEXT_XML);
        } catch (InvalidMediaTypeException unknown) {
            return false;
        }
    }

    /** A broken stream is an unreadable message like any other: refused, and kept as it came. */
    private BoundedGzip.Inflated inflate(byte[] posted, HttpServletRequest request) {
        if (!"gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"))) {
            return new BoundedGzip.Inflated(posted, null);
        }
        // ten kilobytes may become ten megabytes, so few inflate at once; each takes milliseconds
        inflating.acquireUninterruptibly();
        try {
            return BoundedGzip.inflate(posted, limits.bytesMax());
        } finally {
            inflating.release();
        }
    }
}
