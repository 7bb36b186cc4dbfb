package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Reason;
import io.singlewindow.evidence.EvidenceOrders;
import io.singlewindow.evidence.EvidenceWanted;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.PublishedHead;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log as it stands: the checkpoint to keep, the key that it is checked by, and the evidence of a day. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/trail")
class TrailPage {

    private final EntryLog log;
    private final LogKey key;
    private final EvidenceOrders evidence;
    private final Clock clock;

    TrailPage(EntryLog log, LogKey key, EvidenceOrders evidence, Clock clock) {
        this.log = log;
        this.key = key;
        this.evidence = evidence;
        this.clock = clock;
    }

    @GetMapping
    String page(@AuthenticationPrincipal Caller caller, Model model) {
        return page(caller, today().toString(), "", "", FormFaults.NONE, model);
    }

    private String page(Caller caller, String day, String reason, String since, FormFaults faults, Model model) {
        PublishedHead.Head head = log.head();
        model.addAttribute("size", head.size());
        model.addAttribute("checkpoint", head.checkpoint());
        model.addAttribute("verifierKey", key.verifierKey());
        // a day is everybody's: whoever sees a part of the province asks for what is his by a search
        model.addAttribute("mayTakeDays", caller.role() == CallerRole.REGULATOR && caller.seesAll());
        model.addAttribute("day", day);
        model.addAttribute("today", today());
        model.addAttribute("reason", reason);
        model.addAttribute("since", since);
        model.addAttribute("faults", faults);
        return "console/trail";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
    }

    @PostMapping("/evidence")
    String evidence(@AuthenticationPrincipal Caller caller, @RequestParam("day") String day, @RequestParam("reason") String reason,
            @RequestParam(value = "since", defaultValue = "") String since, Model model, HttpServletResponse response) {
        try {
            return JobsPage.begun(evidence.order(caller, EvidenceWanted.ofDay(day, Reason.require(reason), since)));
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(400, 422, 503));
            response.setStatus(refused.status());
            return page(caller, day, reason, since, faults, model);
        }
    }
}
