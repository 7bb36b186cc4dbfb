package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
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

    private static final List<MediaType> XML = List.of(MediaType.APPLICATION_XML, MediaType.TEXT_XML);

    private final ProducerTemplate routes;
    private final Bodies bodies;
    private final BodyBudget budget;
    private final Clock clock;
    private final Answers answers;

    SubmissionController(ProducerTemplate routes, Bodies bodies, BodyBudget budget, Clock clock, Answers answers) {
        this.routes = routes;
        this.bodies = bodies;
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
        if (!validateOnly) {
            Submission.requireClient(caller);
        }
        Submission.requireFitting(key, "Idempotency-Key");
        try (BodyBudget.Share share = budget.share()) {
            Bodies.Body body = bodies.read(request, XML, bodies.messageBytesMax(), share);
            Submission submission = new Submission(
                    caller, body.bytes(), body.refusal(), key, "rest", clock.instant(), !validateOnly);
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
}
