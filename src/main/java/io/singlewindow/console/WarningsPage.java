package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.warning.WarningDesk;
import jakarta.servlet.http.HttpServletResponse;
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

/** Early warnings: what was found, on what it rests, and what a regulator makes of it. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/warnings")
class WarningsPage {

    private static final int PAGE = 50;

    private final WarningDesk desk;

    WarningsPage(WarningDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Caller caller, @RequestParam(value = "rule", defaultValue = "") String rule,
            @RequestParam(value = "state", defaultValue = "") String state, @RequestParam(value = "company", defaultValue = "") String company,
            @RequestParam(value = "after", required = false) @Nullable String after, Model model) {
        model.addAttribute("page", desk.page(caller, new WarningDesk.Query(orNull(rule), orNull(state), orNull(company.strip()), after, PAGE)));
        model.addAttribute("rule", rule);
        model.addAttribute("state", state);
        model.addAttribute("company", company.strip());
        model.addAttribute("words", WarningDesk.words());
        model.addAttribute("official", !caller.role().isCompany());
        return "console/warnings";
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @GetMapping("/{id}")
    String one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model) {
        return one(caller, id, "", model, FormFaults.NONE);
    }

    private String one(Caller caller, String id, String reason, Model model, FormFaults faults) {
        model.addAttribute("warning", desk.one(caller, id));
        model.addAttribute("actions", desk.actions(caller, id));
        model.addAttribute("official", !caller.role().isCompany());
        model.addAttribute("reason", reason);
        model.addAttribute("faults", faults);
        return "console/warning";
    }

    @PostMapping("/{id}/moves")
    String move(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestParam("action") String action,
            @RequestParam(value = "reason", defaultValue = "") String reason, Model model, HttpServletResponse response) {
        try {
            desk.move(caller, id, action, reason);
            return "redirect:/console/warnings/" + id;
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(400, 409));
            response.setStatus(refused.status());
            return one(caller, id, reason, model, faults);
        }
    }
}
