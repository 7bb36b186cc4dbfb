package io.singlewindow.authenticity;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Reason;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.message.Direction;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The truth of a consignment's data as people see it and ask for it, by whichever door: its platform, its company, and officials who
 * may know of the consignment. Nobody else sees what was paid how.
 */
@Component
@Profile("!simulator")
public class AuthenticityDesk {

    private static final Set<CallerRole> ASKING = Set.of(CallerRole.REGULATOR, CallerRole.REVIEWER);

    private final VisibleConsignments consignments;
    private final AuthenticityJson json;
    private final Questions questions;
    private final QuestionStore store;
    private final UploadStore uploads;
    private final AuthenticityEvents events;
    private final ReadLog reads;
    private final Ledger ledger;
    private final TransactionTemplate transactions;

    AuthenticityDesk(VisibleConsignments consignments, AuthenticityJson json, Questions questions, QuestionStore store, UploadStore uploads,
            AuthenticityEvents events, ReadLog reads, Ledger ledger, TransactionTemplate transactions) {
        this.consignments = consignments;
        this.json = json;
        this.questions = questions;
        this.store = store;
        this.uploads = uploads;
        this.events = events;
        this.reads = reads;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** True where a caller who may know of a consignment may know how true its data are. */
    public static boolean sees(Caller caller, Consignment consignment) {
        return VisibleConsignments.seesWhole(caller) || consignment.ebpCode().equals(caller.uscc()) || consignment.ebcCode().equals(caller.uscc());
    }

    /** True where it makes a difference when the caller asks: nobody has, or nothing came of it. */
    public boolean mayAsk(Caller caller, Consignment consignment) {
        return maySendQuestions(caller) && standing(consignment).mayBeAsked() && consignments.isOwn(caller, consignment);
    }

    /** True where the caller may have what a platform uploaded as it was sent: another's for a reason, and by regulators alone. */
    public static boolean mayReadUploads(Caller caller) {
        return caller.role().isCompany() || caller.role() == CallerRole.REGULATOR;
    }

    /**
     * The consignment of this id.
     *
     * @throws ProblemException 404 when there is none of whose data the caller may know
     */
    public Consignment require(Caller caller, String id) {
        return consignments.find(caller, id).filter(one -> sees(caller, one)).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
    }

    /** How far the question after its data has come; in one word, and without what is known of it. */
    public TruthStanding standing(Consignment consignment) {
        return hasPlatform(consignment) ? store.of(consignment.ebpCode(), consignment.orderNo()).map(TruthStanding::of).orElse(TruthStanding.NOT_ASKED)
                : TruthStanding.NOT_CONCERNED;
    }

    /** How true it is, as JSON (Authenticity of the OpenAPI); another's is noted in the access log. */
    public Map<String, @Nullable Object> view(Caller caller, Consignment consignment) {
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.CONSIGNMENT, List.of(consignment.id()), "");
        return json.of(consignment);
    }

    /**
     * Has the platform asked for this order, whatever the sampling policy says; anew where it was silent. Durable when it returns.
     *
     * @throws ProblemException 403 for who may not, 422 for an export or an order without a platform
     */
    public Map<String, @Nullable Object> ask(Caller caller, String id) {
        if (!maySendQuestions(caller)) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.role().name(), ASKING.toString());
        }
        Consignment consignment = require(caller, id);
        if (!hasPlatform(consignment)) {
            throw ProblemException.of(422, ErrorCode.SYS_007, consignment.direction() + " " + consignment.ebpCode(), "an import with a platform");
        }
        consignments.requireOwn(caller, consignment);
        transactions.executeWithoutResult(status -> questions.askByHand(consignment.ebpCode(), consignment.orderNo(), caller.id()));
        ledger.awaitDurable();
        return view(caller, consignment);
    }

    /**
     * An upload's text, byte for byte as it was signed. It may hold what a payment company says of a person: a regulator says why he
     * reads it, and it becomes an entry of the log.
     *
     * @throws ProblemException 403 for who may not, 400 without a reason where one is needed, 404 when there is none
     */
    public byte[] upload(Caller caller, String id, String uploadId, String reason) {
        Consignment consignment = require(caller, id);
        Question question = Optional.of(consignment).filter(AuthenticityDesk::hasPlatform).flatMap(one -> store.of(one.ebpCode(), one.orderNo()))
                .filter(one -> uploads.of(one.id()).stream().anyMatch(upload -> upload.id().equals(uploadId)))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, uploadId, "-"));
        if (!mayReadUploads(caller)) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.role().name(), CallerRole.REGULATOR.name());
        }
        if (!caller.role().isCompany()) {
            reads.note(caller, ReadLog.Kind.UNMASK, ReadLog.Thing.CONSIGNMENT, List.of(id), Reason.require(reason));
        }
        if (!question.platform().equals(caller.uscc())) {
            transactions.executeWithoutResult(status -> events.read(question, caller.id(), uploadId));
            ledger.awaitDurable();
        }
        return uploads.text(uploadId).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean maySendQuestions(Caller caller) {
        return ASKING.contains(caller.role()) || caller.allEntities();
    }

    private static boolean hasPlatform(Consignment consignment) {
        return consignment.direction() == Direction.IMPORT && !consignment.ebpCode().isEmpty();
    }
}
