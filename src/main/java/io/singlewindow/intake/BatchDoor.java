package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.access.Correlation;
import io.singlewindow.access.ReadLog;
import io.singlewindow.ledger.Claim;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The door for many messages in one zip: each is a submission of its own, and gets the answer it would get alone. The same
 * zip again gets the same answers, so after a crash or a 503 among them it is simply sent again.
 */
@RestController
@Profile("!simulator")
@RequestMapping(BatchDoor.PATH)
class BatchDoor {

    static final String PATH = "/api/v1/submissions/batch";

    private static final List<MediaType> ZIP =
            List.of(MediaType.parseMediaType("application/zip"), MediaType.parseMediaType("application/x-zip-compressed"));
    private static final int ID_CHARACTERS = 32;
    private static final int FULL = 503;

    private final ProducerTemplate routes;
    private final Bodies bodies;
    private final BodyBudget budget;
    private final BatchRun run;
    private final BatchStore store;
    private final SubmissionFinder finder;
    private final ReadLog reads;
    private final Ledger ledger;
    private final BatchSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore zips;

    BatchDoor(
            ProducerTemplate routes, Bodies bodies, BodyBudget budget, BatchRun run, BatchStore store, SubmissionFinder finder,
            ReadLog reads, Ledger ledger, BatchSettings settings, ObjectMapper json, Clock clock) {
        this.routes = routes;
        this.bodies = bodies;
        this.budget = budget;
        this.run = run;
        this.store = store;
        this.finder = finder;
        this.reads = reads;
        this.ledger = ledger;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.zips = new Semaphore(settings.zipsAtOnceMax());
    }

    /** Submits the messages of a zip: 202, whatever became of each. */
    @PostMapping
    void submit(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        Submission.requireClient(caller);
        Submission.requireFitting(key, "Idempotency-Key");
        if (!zips.tryAcquire()) {
            throw new ProblemException(FULL, Finding.of(ErrorCode.SYS_001, null, null));
        }
        try (BodyBudget.Share share = budget.share()) {
            Bodies.Body body = bodies.read(request, ZIP, settings.bytesMax(), share);
            if (body.refusal() != null) {
                throw new ProblemException(400, body.refusal());
            }
            Batch answered = submit(caller, key, body.bytes());
            if (answered.items().stream().anyMatch(item -> item.httpStatus() == FULL)) {
                response.setHeader("Retry-After", "2");
            }
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            write(caller, answered, response);
        } finally {
            zips.release();
        }
    }

    /** What was answered to a zip: to whoever sent it, and of it to an official what he may see, which is noted. */
    @GetMapping("/{id}")
    void find(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, HttpServletResponse response) throws IOException {
        Batch batch = store.find(id).map(found -> caller.id().equals(found.principal()) ? found : seen(caller, found))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
        if (!caller.id().equals(batch.principal())) {
            reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.SUBMISSION,
                    batch.items().stream().map(Batch.Item::submissionId).filter(Objects::nonNull).distinct().toList(), "");
        }
        write(caller, batch, response);
    }

    /** With the items that the caller may see; null where he may know of none, and not of the zip. What was not kept is its sender's alone, or all's who see all. */
    private @Nullable Batch seen(Caller caller, Batch batch) {
        if (caller.role().isCompany() && !caller.seesAll()) {
            return null;
        }
        List<Batch.Item> items = batch.items().stream()
                .filter(item -> item.submissionId() == null ? caller.seesAll() : visible(caller, item.submissionId()).isPresent()).toList();
        return items.isEmpty() && !caller.seesAll() ? null
                : new Batch(batch.id(), batch.principal(), batch.zipSha256(), batch.receivedAt(), batch.itemsTotal(), items);
    }

    private Optional<StoredSubmission> visible(Caller caller, String submissionId) {
        try {
            return Optional.of(finder.visible(caller, submissionId));
        } catch (ProblemException hidden) {
            return Optional.empty();
        }
    }

    private Batch submit(Caller caller, @Nullable String key, byte[] bytes) {
        String digest = Digests.of(bytes).sha256();
        String batchKey = key == null ? "zip-" + digest : key;
        try (ZipMessages zip = ZipMessages.open(bytes, settings, bodies.messageBytesMax())) {
            Batch batch = store.begin(
                    new Batch(id(caller, batchKey), caller.id(), digest, clock.instant(), zip.items().size(), List.of()));
            if (!batch.zipSha256().equals(digest)) {
                throw ProblemException.of(422, ErrorCode.DUP_002, digest, batch.zipSha256());
            }
            List<Batch.Item> items = run.submit(zip, new BatchRun.Order(caller, batchKey, Correlation.current(), this::accept));
            store.answer(batch.id(), items);
            ledger.awaitDurable();
            return new Batch(batch.id(), batch.principal(), digest, batch.receivedAt(), items.size(), items);
        }
    }

    /** From whose it is and what it is called, so that a repeat is the same batch. */
    private static String id(Caller caller, String batchKey) {
        String digest = Claim.of(Claim.Kind.IDEMPOTENCY, "", caller.id(), "batch", batchKey).key();
        return digest.substring(digest.length() - ID_CHARACTERS);
    }

    private Answer accept(BatchRun.Message message) {
        Instant now = clock.instant();
        return routes.requestBody("direct:accept-submission",
                new Submission(message.caller(), message.body(), null, message.idempotencyKey(), "zip", now, true), Answer.class);
    }

    /** Writes item by item: a thousand answers with all their findings would not fit into memory beside each other. */
    private void write(Caller caller, Batch batch, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            out.writeStringProperty("batchId", batch.id());
            out.writeStringProperty("receivedAt", BusinessTime.iso(batch.receivedAt()));
            out.writeNumberProperty("itemsTotal", batch.itemsTotal());
            out.writeArrayPropertyStart("items");
            for (Batch.Item item : batch.items()) {
                json.writeValue(out, item(caller, item));
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private ObjectNode item(Caller caller, Batch.Item item) {
        ObjectNode told = json.createObjectNode();
        told.put("name", item.name());
        told.put("httpStatus", item.httpStatus());
        if (item.refusal() != null) {
            told.setAll((ObjectNode) json.readTree(item.refusal()));
        } else if (item.submissionId() != null) {
            visible(caller, item.submissionId()).ifPresent(found -> told.setAll((ObjectNode) json.valueToTree(finder.answer(caller, found))));
        }
        return told;
    }
}
