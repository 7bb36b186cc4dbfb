package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Reason;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentHistory;
import io.singlewindow.consignment.ConsignmentHistory.Arrived;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.evidence.SignatureVerdicts;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.ObjectMapper;

/** A document's message as it came: what was signed by whom, what was found in it; persons' data masked until somebody says why. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/consignments/{id}/documents/{n}/raw")
class RawMessagePage {

    private final VisibleConsignments consignments;
    private final ConsignmentHistory history;
    private final SubmittedMessages messages;
    private final Submissions submissions;
    private final SignatureVerdicts verdicts;
    private final Wording words;
    private final ObjectMapper json;
    private final ReadLog reads;

    RawMessagePage(VisibleConsignments consignments, ConsignmentHistory history, SubmittedMessages messages, Submissions submissions,
            SignatureVerdicts verdicts, Wording words, ObjectMapper json, ReadLog reads) {
        this.consignments = consignments;
        this.history = history;
        this.messages = messages;
        this.submissions = submissions;
        this.verdicts = verdicts;
        this.words = words;
        this.json = json;
        this.reads = reads;
    }

    /** {@code n} is the document's id. */
    @GetMapping
    String masked(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @PathVariable("n") String n, Model model) {
        return page(caller, id, n, !ownsWhatItSees(caller), "", model);
    }

    /** The same with persons' data, for a regulator who says why. */
    @PostMapping
    String unmasked(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @PathVariable("n") String n,
            @RequestParam("reason") String reason, Model model) {
        if (caller.role() != CallerRole.REGULATOR) {
            throw new ProblemException(403, Finding.of(ErrorCode.SYS_004, null, null));
        }
        return page(caller, id, n, false, Reason.require(reason), model);
    }

    /** A company sees its own messages only, as it wrote them. */
    private static boolean ownsWhatItSees(Caller caller) {
        return caller.role().isCompany() && !caller.allEntities();
    }

    private String page(Caller caller, String id, String documentId, boolean masked, String reason, Model model) {
        Consignment consignment = consignments.require(caller, id);
        Arrived arrived = history.arrived(consignment).stream()
                .filter(one -> one.document().id().equals(documentId) && VisibleConsignments.shows(caller, one.document())).findFirst()
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, documentId, "-"));
        String submissionId = arrived.document().submissionId();
        StoredSubmission stored = submissions.find(submissionId).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, documentId, "-"));
        reads.note(caller, reason.isEmpty() ? ReadLog.Kind.VIEW : ReadLog.Kind.UNMASK, ReadLog.Thing.CONSIGNMENT, List.of(consignment.id()), reason);
        byte[] message = messages.of(submissionId).bytes();
        SignatureVerdicts.Verdict verdict = verdicts.of(message, stored.receivedAt());
        model.addAttribute("consignment", consignment);
        model.addAttribute("arrived", arrived);
        model.addAttribute("masked", masked);
        model.addAttribute("reason", reason);
        model.addAttribute("mayUnmask", caller.role() == CallerRole.REGULATOR);
        model.addAttribute("reasonMin", Reason.CHARACTERS_MIN);
        model.addAttribute("signature", verdict == null ? null : verdict.json());
        model.addAttribute("digest", json.readTree(stored.answer()).path("digest").path("content").asString("–"));
        model.addAttribute("raw", RawMessage.of(new String(message, StandardCharsets.UTF_8), json.readTree(stored.answer()).path("findings"),
                words.isChinese() ? "zh" : "en", masked));
        return "console/raw";
    }
}
