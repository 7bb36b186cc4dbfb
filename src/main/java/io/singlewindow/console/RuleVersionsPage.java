package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.decision.ReplayOrders;
import io.singlewindow.rules.version.JsonBody;
import io.singlewindow.rules.version.RuleBook;
import io.singlewindow.rules.version.RuleVersion;
import io.singlewindow.rules.version.RuleVersions;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

/** How rules change: proposed by one, read by all, tried on a past day, approved by another. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/rules/versions")
class RuleVersionsPage {

    private static final int PAGE = 50;
    private static final int REASON_CHARACTERS_MAX = 500;
    private static final String LIST = "redirect:/console/rules/versions";

    private final RuleBook book;
    private final RuleVersions versions;
    private final RuleChanges changes;
    private final ReplayOrders replays;
    private final Clock clock;

    RuleVersionsPage(RuleBook book, RuleVersions versions, RuleChanges changes, ReplayOrders replays, Clock clock) {
        this.book = book;
        this.versions = versions;
        this.changes = changes;
        this.replays = replays;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(value = "after", defaultValue = "2147483647") int after, Model model) {
        List<RuleVersion> found = versions.page(after, PAGE + 1);
        List<RuleVersion> page = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("versions", page);
        model.addAttribute("inForce", book.now().version());
        model.addAttribute("next", found.size() > PAGE ? page.get(PAGE - 1).version() : null);
        return "console/rule-versions";
    }

    @GetMapping("/new")
    String form(Model model) {
        LocalDateTime tomorrow = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE).plusDays(1).atStartOfDay();
        return form(model, Map.of("effectiveAt", tomorrow.toString()), FormFaults.NONE);
    }

    private String form(Model model, Map<String, String> typed, FormFaults faults) {
        int base = book.now().version();
        model.addAttribute("base", base);
        model.addAttribute("files", List.copyOf(versions.files(base, true).keySet()));
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        return "console/rule-version-new";
    }

    /** Of the form's fields those that begin with {@code file:} are contents by file name; empty: as it is. */
    @PostMapping
    String propose(@AuthenticationPrincipal Caller caller, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        try {
            Map<String, String> files = new TreeMap<>();
            typed.forEach((name, content) -> {
                if (name.startsWith("file:") && !content.isBlank()) {
                    files.put(name.substring("file:".length()), content.replace("\r\n", "\n"));
                }
            });
            String added = typed.getOrDefault("addedName", "").strip();
            if (!added.isEmpty()) {
                files.put(added, typed.getOrDefault("addedContent", "").replace("\r\n", "\n"));
            }
            String reason = typed.getOrDefault("reason", "").strip();
            require(!reason.isEmpty() && reason.length() <= REASON_CHARACTERS_MAX, "reason", "1 … " + REASON_CHARACTERS_MAX);
            require(!files.isEmpty(), "files", "a changed file");
            RuleVersion proposed = versions.propose(caller.id(), instant(typed.getOrDefault("effectiveAt", "")), reason, files, Set.of());
            return LIST + "/" + proposed.version();
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(400, 413, 422));
            response.setStatus(refused.status());
            return form(model, typed, faults);
        }
    }

    private static void require(boolean fits, String field, String expected) {
        if (!fits) {
            throw new ProblemException(422, Finding.at(ErrorCode.SYS_007, "/" + field, field, expected));
        }
    }

    private static Instant instant(String typed) {
        return TypedTime.instant(typed).orElseThrow(() -> new ProblemException(422, Finding.at(ErrorCode.SYS_007, "/effectiveAt", typed, TypedTime.EXAMPLE)));
    }

    /** A version with what it changes: against another, or the one in force; the one in force against the one before it. */
    @GetMapping("/{version}")
    String one(@AuthenticationPrincipal Caller caller, @PathVariable("version") int number,
            @RequestParam(value = "against", required = false) @Nullable Integer against, Model model) {
        return one(caller, number, against, model, FormFaults.NONE);
    }

    private String one(Caller caller, int number, @Nullable Integer against, Model model, FormFaults faults) {
        RuleVersion version = versions.asked(number);
        int inForce = book.now().version();
        int other = against != null ? against : number == inForce ? Math.max(1, number - 1) : inForce;
        model.addAttribute("version", version);
        model.addAttribute("inForce", inForce);
        model.addAttribute("against", versions.asked(other).version());
        model.addAttribute("changes", changes.between(other, number, caller.role() != CallerRole.CLIENT));
        model.addAttribute("others", versions.page(Integer.MAX_VALUE, PAGE).stream().map(RuleVersion::version).filter(one -> one != number).toList());
        model.addAttribute("decides", version.state() == RuleVersion.State.DRAFT && caller.role() == CallerRole.RULE_APPROVER && !version.author().equals(caller.id()));
        model.addAttribute("replays", caller.role() != CallerRole.CLIENT);
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        model.addAttribute("faults", faults);
        return "console/rule-version";
    }

    @PostMapping("/{version}/decision")
    String decide(@AuthenticationPrincipal Caller caller, @PathVariable("version") int number, @RequestParam("action") String action, Model model,
            HttpServletResponse response) {
        if (!action.equals("APPROVE") && !action.equals("REFUSE")) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "action=" + action, "APPROVE, REFUSE");
        }
        try {
            versions.decide(caller.id(), number, action.equals("APPROVE"));
            return LIST + "/" + number;
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(409, 422));
            response.setStatus(refused.status());
            return one(caller, number, null, model, faults);
        }
    }

    /** A past day decided again by this version, as a job; nothing is changed. */
    @PostMapping("/{version}/replay")
    String replay(@AuthenticationPrincipal Caller caller, @PathVariable("version") int number, @RequestParam("on") String on) {
        return JobsPage.begun(replays.order(caller, number, JsonBody.day(on, "on", LocalDate.MIN)));
    }
}
