package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.credit.CreditDesk;
import io.singlewindow.credit.grade.CreditSource;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How firms stand: listings and objections of all, and one firm's credit now and at any instant, with what was said of it. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/credit")
class CreditPage {

    private static final int SHOWN_MAX = 200;
    /** Of the form's fields those that are instants, which a browser writes without an offset. */
    private static final Set<String> INSTANTS = Set.of("effectiveAt", "until");
    private static final Set<String> NO_MEMBERS = Set.of("_csrf", "lang");

    private final CreditDesk desk;
    private final EntityDirectory entities;
    private final Clock clock;

    CreditPage(CreditDesk desk, EntityDirectory entities, Clock clock) {
        this.desk = desk;
        this.entities = entities;
        this.clock = clock;
    }

    /** Who is listed, and what objections wait; with a credit code that firm's page. */
    @GetMapping
    String first(@AuthenticationPrincipal Caller caller, @RequestParam(value = "uscc", defaultValue = "") String uscc, Model model) {
        if (!uscc.isBlank()) {
            if (!uscc.strip().matches("[A-Za-z0-9]{1,30}")) {
                throw ProblemException.of(404, ErrorCode.SYS_002, uscc, "-");
            }
            return "redirect:/console/credit/" + uscc.strip();
        }
        boolean official = !caller.role().isCompany();
        model.addAttribute("listings", desk.listings(null, "", SHOWN_MAX).get("items"));
        model.addAttribute("objections", official ? desk.objections(caller, "", SHOWN_MAX).get("items") : List.of());
        model.addAttribute("official", official);
        return "console/credit";
    }

    @GetMapping("/{uscc}")
    String one(@AuthenticationPrincipal Caller caller, @PathVariable("uscc") String uscc, @RequestParam(value = "at", defaultValue = "") String at, Model model) {
        return one(caller, uscc, at, Map.of(), model, FormFaults.NONE);
    }

    private String one(Caller caller, String uscc, String at, Map<String, String> typed, Model model, FormFaults faults) {
        Instant when = at.isBlank() ? clock.instant() : instant(at);
        model.addAttribute("standing", desk.standing(caller, uscc, when));
        model.addAttribute("events", desk.history(caller, uscc, when));
        model.addAttribute("name", entities.byCode(uscc).map(Entity::name).orElse(uscc));
        model.addAttribute("at", LocalDateTime.ofInstant(when, BusinessTime.ZONE).truncatedTo(ChronoUnit.MINUTES).toString());
        model.addAttribute("now", at.isBlank());
        model.addAttribute("records", caller.role() == CallerRole.REGULATOR
                && caller.seesCompany(entities.byCode(uscc).map(Entity::uscc).orElse(uscc)));
        model.addAttribute("objects", caller.role() == CallerRole.CLIENT && caller.actsFor(String.valueOf(entities.byCode(uscc).map(Entity::uscc).orElse(uscc))));
        model.addAttribute("sources", CreditSource.values());
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        return "console/credit-firm";
    }

    private static Instant instant(String typed) {
        return TypedTime.instant(typed).orElseThrow(() -> ProblemException.of(400, ErrorCode.SYS_007, "at=" + typed, TypedTime.EXAMPLE));
    }

    @PostMapping("/{uscc}/events")
    String record(@AuthenticationPrincipal Caller caller, @PathVariable("uscc") String uscc, @RequestParam Map<String, String> typed, Model model,
            HttpServletResponse response) {
        Map<String, Object> body = new HashMap<>();
        typed.forEach((name, value) -> {
            if (!value.isBlank() && !NO_MEMBERS.contains(name)) {
                body.put(name, INSTANTS.contains(name) ? TypedTime.instant(value).map(BusinessTime::iso).orElse(value) : value.strip());
            }
        });
        body.put("entity", uscc);
        try {
            desk.record(caller, body);
            return "redirect:/console/credit/" + uscc;
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(409, 422));
            response.setStatus(refused.status());
            return one(caller, uscc, "", typed, model, faults);
        }
    }
}
