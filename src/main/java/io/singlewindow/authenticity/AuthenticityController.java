package io.singlewindow.authenticity;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.message.Direction;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The truth of a consignment's data: for its platform, its company and the regulators; nobody else sees what was paid how. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/consignments/{id}/authenticity")
class AuthenticityController {

    /** Who may have a platform asked. */
    private static final Set<CallerRole> ASKING = Set.of(CallerRole.REGULATOR, CallerRole.REVIEWER);

    private final ConsignmentStore consignments;
    private final AuthenticityJson json;
    private final Questions questions;
    private final QuestionStore store;
    private final UploadStore uploads;
    private final AuthenticityEvents events;
    private final Ledger ledger;
    private final TransactionTemplate transactions;

    AuthenticityController(ConsignmentStore consignments, AuthenticityJson json, Questions questions, QuestionStore store, UploadStore uploads,
            AuthenticityEvents events, Ledger ledger, TransactionTemplate transactions) {
        this.consignments = consignments;
        this.json = json;
        this.questions = questions;
        this.store = store;
        this.uploads = uploads;
        this.events = events;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    @GetMapping
    Map<String, @Nullable Object> of(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return json.of(visible(caller, id));
    }

    /** Has the platform asked for this order, whatever the sampling policy says; anew where it was silent. */
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> ask(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        if (!ASKING.contains(caller.role()) && !caller.allEntities()) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.role().name(), ASKING.toString());
        }
        Consignment consignment = visible(caller, id);
        if (consignment.direction() != Direction.IMPORT || consignment.ebpCode().isEmpty()) {
            throw ProblemException.of(422, ErrorCode.SYS_007, consignment.direction() + " " + consignment.ebpCode(), "an import with a platform");
        }
        transactions.executeWithoutResult(status -> questions.askByHand(consignment.ebpCode(), consignment.orderNo(), caller.id()));
        ledger.awaitDurable();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(json.of(consignment));
    }

    /** An upload's text, byte for byte as it was signed. Whoever reads another's leaves an entry in the log. */
    @GetMapping(value = "/uploads/{uploadId}", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] content(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @PathVariable("uploadId") String uploadId) {
        Consignment consignment = visible(caller, id);
        Question question = store.of(consignment.ebpCode(), consignment.orderNo())
                .filter(one -> uploads.of(one.id()).stream().anyMatch(upload -> upload.id().equals(uploadId)))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, uploadId, "-"));
        if (!question.platform().equals(caller.uscc())) {
            transactions.executeWithoutResult(status -> events.read(question, caller.id(), uploadId));
            ledger.awaitDurable();
        }
        return uploads.text(uploadId).getBytes(StandardCharsets.UTF_8);
    }

    private Consignment visible(Caller caller, String id) {
        return consignments.find(id).filter(one -> caller.seesCompany(one.ebpCode()) || caller.seesCompany(one.ebcCode()))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
    }
}
