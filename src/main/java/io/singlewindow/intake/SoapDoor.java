package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.intake.wire.ObjectFactory;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The SOAP door: the payload of an operation in, that of its answer out. What is stored is answered, accepted or not; what
 * is refused becomes a fault, see {@link SoapFaults}. Before it stands {@link SoapGate}.
 */
@Component("soapDoor")
@Profile("!simulator")
class SoapDoor {

    private static final ObjectFactory WIRE = new ObjectFactory();
    private static final Map<String, SubmissionFinder.Key> KEYS = Map.of("guid", SubmissionFinder.Key.GUID,
            "digest", SubmissionFinder.Key.DIGEST, "idempotencyKey", SubmissionFinder.Key.IDEMPOTENCY_KEY);
    private static final String BY_ID = "submissionId";

    private final ProducerTemplate routes;
    private final Bodies bodies;
    private final Answers answers;
    private final SubmissionFinder finder;
    private final ReadLog reads;
    private final ObjectMapper json;
    private final Clock clock;

    SoapDoor(
            ProducerTemplate routes, Bodies bodies, Answers answers, SubmissionFinder finder,
            ReadLog reads, ObjectMapper json, Clock clock) {
        this.routes = routes;
        this.bodies = bodies;
        this.answers = answers;
        this.finder = finder;
        this.reads = reads;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Answers one operation.
     *
     * @throws ProblemException when it is refused
     */
    public Document answer(Document payload) {
        Caller caller = caller();
        SoapQuestion question = SoapQuestion.of(payload);
        return switch (question.operation()) {
            case SUBMIT -> submit(caller, question);
            case CHECK -> check(caller, question);
            case QUERY -> query(caller, question);
            case RECEIPTS -> receipts(caller, question.text(BY_ID));
        };
    }

    private Document submit(Caller caller, SoapQuestion question) {
        Submission.requireClient(caller);
        String key = question.optional("idempotencyKey");
        Submission.requireFitting(key, "idempotencyKey");
        Answer answer = routes.requestBody("direct:accept-submission",
                new Submission(caller, content(question), null, key, "soap", clock.instant(), true), Answer.class);
        if (answer.replay()) {
            ((HttpServletResponse) PhaseInterceptorChain.getCurrentMessage().get(AbstractHTTPDestination.HTTP_RESPONSE))
                    .setHeader("Idempotent-Replay", "true");
        }
        return SoapXml.document(WIRE.createSubmitResponse(SoapAnswers.answer(json.readTree(answer.json()))));
    }

    private Document check(Caller caller, SoapQuestion question) {
        Judgement judgement = routes.requestBody("direct:check-submission",
                new Submission(caller, content(question), null, null, "soap", clock.instant(), false), Judgement.class);
        return SoapXml.document(WIRE.createCheckResponse(SoapAnswers.checked(json.valueToTree(answers.checked(judgement)))));
    }

    private Document query(Caller caller, SoapQuestion question) {
        String by = question.text("key");
        SubmissionFinder.Key key = KEYS.get(by);
        if (key == null && !by.equals(BY_ID)) {
            throw SoapQuestion.refusal("key " + by, "submissionId, guid, digest or idempotencyKey");
        }
        List<StoredSubmission> found = key == null
                ? List.of(finder.visible(caller, question.text("value")))
                : finder.list(caller, key, question.text("value"), null, SubmissionFinder.PAGE_MAX).items();
        reads.note(caller, key == null ? ReadLog.Kind.VIEW : ReadLog.Kind.SEARCH, ReadLog.Thing.SUBMISSION, found.stream().map(StoredSubmission::id).toList(), "");
        List<JsonNode> items = found.stream().map(one -> json.<JsonNode>valueToTree(finder.answer(caller, one))).toList();
        return SoapXml.document(WIRE.createQueryResponse(SoapAnswers.answers(items)));
    }

    private Document receipts(Caller caller, String id) {
        StoredSubmission submission = finder.visible(caller, id);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.SUBMISSION, List.of(id), "");
        JsonNode items = json.valueToTree(finder.progress(caller, submission).receipts());
        byte @Nullable [] own = SubmissionFinder.sent(caller, submission) ? submission.cebReceipt() : null;
        return SoapXml.document(WIRE.createReceiptsResponse(SoapAnswers.receipts(items, own)));
    }

    private byte[] content(SoapQuestion question) {
        byte[] content = question.content();
        if (content.length > bodies.messageBytesMax()) {
            throw Bodies.tooLarge(String.valueOf(content.length), bodies.messageBytesMax());
        }
        return content;
    }

    private static Caller caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            throw new ProblemException(401, Finding.of(ErrorCode.SYS_003, null, null));
        }
        return caller;
    }
}
