package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Reason;
import io.singlewindow.authority.forex.ForexDesk;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DecisionViews;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.decision.DecisionGrounds;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was decided of a consignment: how each authority treats it, why, what is to be done by whom, and how to object. */
@Controller
@Profile("!simulator")
class DecisionPage {

    private static final String PATH = "/console/consignments/{id}/decision";

    private final VisibleConsignments consignments;
    private final DecisionViews decisions;
    private final DecisionGrounds grounds;
    private final ReadLog reads;
    private final ForexDesk forex;

    DecisionPage(VisibleConsignments consignments, DecisionViews decisions, DecisionGrounds grounds, ReadLog reads, ForexDesk forex) {
        this.consignments = consignments;
        this.decisions = decisions;
        this.grounds = grounds;
        this.reads = reads;
        this.forex = forex;
    }

    @GetMapping(PATH)
    String decision(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model) {
        return page(caller, id, "", model, FormFaults.NONE);
    }

    /** A reviewer of the forex office settles or refuses what is held. */
    @PostMapping("/console/consignments/{id}/forex/decision")
    String settle(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestParam("action") String action,
            @RequestParam(value = "reason", defaultValue = "") String reason, Model model, HttpServletResponse response) {
        try {
            forex.decide(caller, id, action, reason);
            return "redirect:" + PATH.replace("{id}", id);
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(400, 409));
            response.setStatus(refused.status());
            return page(caller, id, reason, model, faults);
        }
    }

    private String page(Caller caller, String id, String reason, Model model, FormFaults faults) {
        Consignment consignment = consignments.require(caller, id);
        consignments.requireDecision(caller, consignment);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.CONSIGNMENT, List.of(id), "");
        boolean official = !caller.role().isCompany();
        model.addAttribute("consignment", consignment);
        model.addAttribute("decision", decisions.of(consignment));
        model.addAttribute("official", official);
        // documents are missing again: what was decided of others does not hold
        model.addAttribute("grounds", consignment.matchReport() == null ? List.of() : grounds.of(id, official));
        model.addAttribute("forexHeld", forex.mayDecide(caller, consignment));
        model.addAttribute("reasonMin", Reason.CHARACTERS_MIN);
        model.addAttribute("reasonMax", Reason.CHARACTERS_MAX);
        model.addAttribute("reason", reason);
        model.addAttribute("faults", faults);
        return "console/decision";
    }
}
