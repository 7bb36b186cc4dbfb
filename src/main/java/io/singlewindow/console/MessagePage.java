package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Reason;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.evidence.SignatureVerdicts;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.search.MessageBytes;
import io.singlewindow.search.SearchedMessages;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/**
 * A message as it came, whether it belongs to a consignment or was rejected: why, and what was found where; persons' data masked until
 * somebody says why he needs it. What is not well-formed cannot be masked with certainty, so it is shown for a reason alone.
 */
@Controller
@Profile("!simulator")
@RequestMapping("/console/submissions/{id}")
class MessagePage {

    private final SearchedMessages messages;
    private final MessageBytes bytes;
    private final VisibleConsignments consignments;
    private final SignatureVerdicts verdicts;
    private final RejectedRows rows;
    private final Wording words;
    private final ObjectMapper json;
    private final ReadLog reads;

    MessagePage(SearchedMessages messages, MessageBytes bytes, VisibleConsignments consignments, SignatureVerdicts verdicts,
            RejectedRows rows, Wording words, ObjectMapper json, ReadLog reads) {
        this.messages = messages;
        this.bytes = bytes;
        this.consignments = consignments;
        this.verdicts = verdicts;
        this.rows = rows;
        this.words = words;
        this.json = json;
        this.reads = reads;
    }

    /** {@code of}: the consignment on whose page it is named. */
    @GetMapping
    String masked(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestParam(value = "of", required = false) @Nullable String of,
            Model model) {
        return page(caller, id, of, "", model);
    }

    /** The same with persons' data, for a regulator who says why. */
    @PostMapping
    String unmasked(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestParam(value = "of", required = false) @Nullable String of,
            @RequestParam("reason") String reason, Model model) {
        if (caller.role() != CallerRole.REGULATOR) {
            throw new ProblemException(403, Finding.of(ErrorCode.SYS_004, null, null));
        }
        return page(caller, id, of, Reason.require(reason), model);
    }

    private String page(Caller caller, String id, @Nullable String of, String reason, Model model) {
        Consignment consignment = of == null || of.isEmpty() ? null : consignments.require(caller, of);
        StoredSubmission stored = messages.require(caller, id, consignment);
        MessageBytes.Shown message = bytes.of(id).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
        reads.note(caller, reason.isEmpty() ? ReadLog.Kind.VIEW : ReadLog.Kind.UNMASK, ReadLog.Thing.SUBMISSION, List.of(id), reason);
        boolean masked = !caller.role().isCompany() && reason.isEmpty();
        JsonNode answer = json.readTree(stored.answer());
        String text = new String(message.bytes(), StandardCharsets.UTF_8);
        RawMessage raw = RawMessage.of(text, answer.path("findings"), words.isChinese() ? "zh" : "en", masked);
        SignatureVerdicts.Verdict verdict = message.wellFormed() ? verdicts.of(message.bytes(), stored.receivedAt()) : null;
        model.addAttribute("consignment", consignment);
        model.addAttribute("stored", stored);
        model.addAttribute("kind", rows.kind(stored));
        model.addAttribute("masked", masked);
        model.addAttribute("shown", message.wellFormed() || !masked);
        model.addAttribute("reason", reason);
        model.addAttribute("mayUnmask", caller.role() == CallerRole.REGULATOR);
        model.addAttribute("reasonMin", Reason.CHARACTERS_MIN);
        model.addAttribute("signature", verdict == null ? null : verdict.json());
        model.addAttribute("digest", answer.path("digest").path("content").asString("–"));
        model.addAttribute("raw", raw);
        return "console/message";
    }
}
