package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Reason;
import io.singlewindow.authenticity.AuthenticityDesk;
import io.singlewindow.console.timeline.Picture;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentHistory;
import io.singlewindow.consignment.ConsignmentHistory.Answered;
import io.singlewindow.consignment.ConsignmentHistory.Arrived;
import io.singlewindow.consignment.ConsignmentHistory.CalledBack;
import io.singlewindow.consignment.ConsignmentHistory.Told;
import io.singlewindow.consignment.ConsignmentJson;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.KeptComparisons;
import io.singlewindow.consignment.Onward;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.evidence.EvidenceOrders;
import io.singlewindow.evidence.EvidenceWanted;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.search.SearchedMessages;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A consignment: how it stands and what comes next, its picture, its documents beside each other, and what proves all that. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/consignments/{id}")
class ConsignmentPage {

    private static final String ALL_FIELDS = "all";

    private final VisibleConsignments consignments;
    private final ConsignmentHistory history;
    private final ConsignmentJson json;
    private final ConsignmentStory story;
    private final Onward onward;
    private final ProofStatus proofs;
    private final EvidenceOrders evidence;
    private final EntityDirectory entities;
    private final ObjectMapper mapper;
    private final SearchedMessages messages;
    private final RejectedRows rejected;
    private final ReadLog reads;
    private final AuthenticityDesk truth;

    ConsignmentPage(VisibleConsignments consignments, ConsignmentHistory history, ConsignmentJson json, ConsignmentStory story, Onward onward,
            ProofStatus proofs, EvidenceOrders evidence, EntityDirectory entities, ObjectMapper mapper, SearchedMessages messages,
            RejectedRows rejected, ReadLog reads, AuthenticityDesk truth) {
        this.consignments = consignments;
        this.history = history;
        this.json = json;
        this.story = story;
        this.onward = onward;
        this.proofs = proofs;
        this.evidence = evidence;
        this.entities = entities;
        this.mapper = mapper;
        this.messages = messages;
        this.rejected = rejected;
        this.reads = reads;
        this.truth = truth;
    }

    /** A document with its answers. */
    record Document(DocumentRow row, Instant at, String sender, List<Answer> answers) {}

    /** An answer in words. */
    record Answer(Answered answered, String words) {}

    /** A callback with its receiver's name. */
    record Callback(CalledBack callback, String receiver) {}

    @GetMapping
    String page(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id,
            @RequestParam(value = "fields", required = false) @Nullable String fields,
            @RequestParam(value = "verify", required = false) @Nullable String verify, Model model) {
        Consignment consignment = consignments.require(caller, id);
        List<Arrived> arrived = history.arrived(consignment).stream().filter(one -> VisibleConsignments.shows(caller, one.document())).toList();
        boolean whole = VisibleConsignments.seesWhole(caller);
        List<StoredSubmission> refused = messages.of(caller, consignment);
        ConsignmentStory.Known known = known(caller, consignment, arrived, refused, whole);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.CONSIGNMENT, List.of(id), "");
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.SUBMISSION, refused.stream().map(StoredSubmission::id).toList(), "");
        JsonNode view = mapper.valueToTree(json.of(consignment, caller));
        model.addAttribute("consignment", consignment);
        model.addAttribute("whole", whole);
        model.addAttribute("platform", name(consignment.ebpCode()));
        model.addAttribute("shop", name(consignment.ebcCode()));
        model.addAttribute("missing", known.missing());
        model.addAttribute("waits", known.waits());
        model.addAttribute("next", next(consignment, known));
        model.addAttribute("picture", Picture.svg(story.of(consignment, known)));
        comparison(model, view, fields);
        model.addAttribute("decision", mapper.convertValue(view.path("decision"), Map.class));
        model.addAttribute("truth", AuthenticityDesk.sees(caller, consignment) ? truth.standing(consignment) : null);
        model.addAttribute("documents", arrived.stream().map(one -> document(one, known.answered())).toList());
        model.addAttribute("rejected", rejected.of(refused, caller));
        model.addAttribute("dispatches", known.told());
        model.addAttribute("callbacks", known.calledBack().stream().map(one -> new Callback(one, name(one.uscc()))).toList());
        model.addAttribute("proof", proofs.of(refs(consignment, arrived, whole), whole, verify != null));
        model.addAttribute("verified", verify != null);
        model.addAttribute("mayAudit", caller.role() == CallerRole.REGULATOR);
        model.addAttribute("evidence", caller.allEntities() || caller.role() == CallerRole.REGULATOR || caller.role() == CallerRole.CLIENT);
        return "console/consignment";
    }

    /** Which words say what comes next: of a closed one nothing does, once every authority has answered, or is not told, and nothing waits. */
    private static String next(Consignment consignment, ConsignmentStory.Known known) {
        String state = consignment.state().name();
        if (consignment.state() != ConsignmentState.CLOSED) {
            return state;
        }
        boolean settled = known.whole() && known.waits().isEmpty() && known.told().stream().allMatch(one -> one.state().equals("ANSWERED") || one.isGivenUp() || one.isLetBe());
        boolean givenUp = known.told().stream().anyMatch(one -> one.isGivenUp() || one.isLetBe());
        return settled ? state + (givenUp ? ".REST" : ".ALL") : state + "." + consignment.direction();
    }

    private ConsignmentStory.Known known(Caller caller, Consignment consignment, List<Arrived> arrived, List<StoredSubmission> refused, boolean whole) {
        Set<String> own = new LinkedHashSet<>(arrived.stream().map(one -> one.document().submissionId()).toList());
        boolean declared = whole || arrived.stream().anyMatch(one -> one.document().kind() == DocumentKind.LIST);
        List<Told> told = history.told(consignment, arrived).stream().filter(one -> declared || own.contains(one.submissionId())).toList();
        List<CalledBack> calledBack = history.calledBack(consignment).stream().filter(one -> whole || one.uscc().equals(caller.uscc())).toList();
        return new ConsignmentStory.Known(whole, history.missing(consignment), arrived, refused, history.stood(consignment), told, history.answered(arrived),
                calledBack, declared ? onward.waits(List.of(consignment)).getOrDefault(consignment.id(), List.of()) : List.of());
    }

    private static void comparison(Model model, JsonNode view, @Nullable String fields) {
        if (!view.path("match").isObject()) {
            return;
        }
        model.addAttribute("comparisonDestroyed", view.path("match").path(KeptComparisons.DESTROYED).asString(null));
        Comparison all = Comparison.of(view.path("match"), false);
        boolean only = !ALL_FIELDS.equals(fields);
        model.addAttribute("onlyDifferences", only);
        model.addAttribute("fieldCount", all.rows().size());
        model.addAttribute("comparison", only ? Comparison.of(view.path("match"), true) : all);
    }

    /** The package, made when somebody says why: as a job, so that nobody has to wait on this page. */
    @PostMapping("/evidence")
    String evidence(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestParam("reason") String reason,
            @RequestParam(value = "since", defaultValue = "") String since) {
        return JobsPage.begun(evidence.order(caller, EvidenceWanted.ofConsignment(id, Reason.require(reason), since)));
    }

    private Document document(Arrived one, List<Answered> answered) {
        List<Answer> answers = answered.stream().filter(answer -> answer.documentId().equals(one.document().id()))
                .sorted(Comparator.comparing(Answered::returnTime))
                .map(answer -> new Answer(answer, story.answer(answer))).toList();
        return new Document(one.document(), one.at(), name(one.document().sender()), answers);
    }

    private static Set<String> refs(Consignment consignment, List<Arrived> arrived, boolean whole) {
        Set<String> refs = new LinkedHashSet<>(whole ? List.of(consignment.id()) : List.of());
        arrived.forEach(one -> {
            refs.add(one.document().submissionId());
            refs.add(one.document().id());
        });
        return refs;
    }

    private String name(String code) {
        return code.isEmpty() ? "–" : entities.byCode(code).map(Entity::name).orElse(code);
    }
}
