package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DecisionViews;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.decision.DecisionGrounds;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was decided of a consignment: how each authority treats it, why, what is to be done by whom, and how to object. */
@Controller
@Profile("!simulator")
class DecisionPage {

    private final ConsignmentStore consignments;
    private final DecisionViews decisions;
    private final DecisionGrounds grounds;

    DecisionPage(ConsignmentStore consignments, DecisionViews decisions, DecisionGrounds grounds) {
        this.consignments = consignments;
        this.decisions = decisions;
        this.grounds = grounds;
    }

    @GetMapping("/console/consignments/{id}/decision")
    String decision(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model) {
        Consignment consignment = consignments.find(id).filter(found -> sees(caller, found))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
        boolean official = !caller.role().isCompany();
        model.addAttribute("consignment", consignment);
        model.addAttribute("decision", decisions.of(consignment));
        model.addAttribute("official", official);
        // documents are missing again: what was decided of others does not hold
        model.addAttribute("grounds", consignment.matchReport() == null ? List.of() : grounds.of(id, official));
        return "console/decision";
    }

    private boolean sees(Caller caller, Consignment consignment) {
        return caller.seesAll() || consignments.parties(consignment.id()).stream().anyMatch(caller::seesCompany);
    }
}
