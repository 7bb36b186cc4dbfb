package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DecisionViews;
import io.singlewindow.consignment.VisibleConsignments;
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

    private final VisibleConsignments consignments;
    private final DecisionViews decisions;
    private final DecisionGrounds grounds;
    private final ReadLog reads;

    DecisionPage(VisibleConsignments consignments, DecisionViews decisions, DecisionGrounds grounds, ReadLog reads) {
        this.consignments = consignments;
        this.decisions = decisions;
        this.grounds = grounds;
        this.reads = reads;
    }

    @GetMapping("/console/consignments/{id}/decision")
    String decision(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model) {
        Consignment consignment = consignments.require(caller, id);
        consignments.requireDecision(caller, consignment);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.CONSIGNMENT, List.of(id), "");
        boolean official = !caller.role().isCompany();
        model.addAttribute("consignment", consignment);
        model.addAttribute("decision", decisions.of(consignment));
        model.addAttribute("official", official);
        // documents are missing again: what was decided of others does not hold
        model.addAttribute("grounds", consignment.matchReport() == null ? List.of() : grounds.of(id, official));
        return "console/decision";
    }
}
