package io.singlewindow.console.filing;

import io.singlewindow.access.Caller;
import io.singlewindow.console.FormFaults;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.register.Attachment;
import io.singlewindow.filing.register.Filing;
import io.singlewindow.filing.register.FilingAttachments;
import io.singlewindow.filing.register.GoodsRisks;
import io.singlewindow.filing.register.LateChanges;
import io.singlewindow.filing.register.ReviewDesk;
import io.singlewindow.filing.state.Department;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.region.Regions;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a department's reviewers, with its clocks, and their word on it. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/reviews")
class ReviewsPage {

    private static final String PATH = "/console/reviews";
    private static final int PAGE = 25;
    private static final int REASON_CHARACTERS_MAX = 1000;
    private static final int NUMBER_CHARACTERS_MAX = 60;
    /** What may be said without a reason: it takes nothing away. */
    private static final Set<String> WITHOUT_REASON = Set.of("APPROVE", "RESTORE", "UNLOCK", "REGISTER");

    private final ReviewDesk desk;
    private final FilingAttachments attachments;
    private final FilingViews views;
    private final Regions regions;
    private final GoodsRisks risks;
    private final LateChanges late;
    private final Clock clock;

    ReviewsPage(ReviewDesk desk, FilingAttachments attachments, FilingViews views, Regions regions, GoodsRisks risks, LateChanges late,
            Clock clock) {
        this.desk = desk;
        this.attachments = attachments;
        this.views = views;
        this.regions = regions;
        this.risks = risks;
        this.late = late;
        this.clock = clock;
    }

    /** A line of the work list. */
    record Line(FilingViews.Item item, ReviewDesk.Waiting waiting) {}

    /** What is asked for, as the address says it; empty everywhere for all. */
    record Asked(@Nullable String authority, @Nullable String region, @Nullable String kind, @Nullable String overdue, @Nullable String after,
            @Nullable String q) {

        Asked {
            authority = plain(authority);
            region = plain(region);
            kind = plain(kind);
            overdue = plain(overdue).isEmpty() ? "" : "true";
            after = plain(after);
            q = plain(q).toUpperCase(Locale.ROOT);
        }

        private static String plain(@Nullable String text) {
            return text == null ? "" : text.strip();
        }

        ReviewDesk.Filter filter() {
            Department department = authority.isEmpty() ? null
                    : Department.of(authority).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_009, authority,
                            Stream.of(Department.values()).map(Department::code).toList().toString()));
            FilingKind wanted = kind.isEmpty() ? null : FilingsPage.kind(kind);
            return new ReviewDesk.Filter(department, region.isEmpty() ? null : region, wanted, !overdue.isEmpty());
        }
    }

    /** What a reviewer says. */
    record Saying(@Nullable String authority, @Nullable String action, @Nullable String reason, @Nullable String effectiveAt,
            @Nullable String externalNo, @Nullable String riskClass) {

        static final Saying NOTHING = new Saying("", "", "", "", "", "");

        Saying {
            authority = Asked.plain(authority);
            action = Asked.plain(action);
            reason = Asked.plain(reason);
            effectiveAt = Asked.plain(effectiveAt);
            externalNo = Asked.plain(externalNo);
            riskClass = Asked.plain(riskClass);
        }

        private List<Finding> faults() {
            List<Finding> faults = new ArrayList<>();
            if (action.isEmpty()) {
                faults.add(Finding.at(ErrorCode.FIL_008, "/action", "-", "one of those below"));
            } else if (reason.isEmpty() && !WITHOUT_REASON.contains(action) && !action.startsWith("CLASSIFY")) {
                faults.add(Finding.at(ErrorCode.FIL_008, "/reason", "-", "1 to " + REASON_CHARACTERS_MAX + " characters: the applicant reads it"));
            }
            if (reason.length() > REASON_CHARACTERS_MAX) {
                faults.add(Finding.at(ErrorCode.FIL_008, "/reason", reason.length() + " characters", "at most " + REASON_CHARACTERS_MAX));
            }
            if (externalNo.length() > NUMBER_CHARACTERS_MAX) {
                faults.add(Finding.at(ErrorCode.FIL_008, "/externalNo", externalNo.length() + " characters", "at most " + NUMBER_CHARACTERS_MAX));
            }
            return faults;
        }

        /** The instant that is stated, at the window's own clock time; null for now. */
        private @Nullable Instant instant() {
            try {
                return effectiveAt.isEmpty() ? null : LocalDateTime.parse(effectiveAt).atZone(BusinessTime.ZONE).toInstant();
            } catch (DateTimeException unreadable) {
                throw new ProblemException(422, Finding.at(ErrorCode.FIL_007, "/effectiveAt", effectiveAt, "2026-11-30T08:00"));
            }
        }
    }

    @GetMapping
    String list(@AuthenticationPrincipal Caller caller, @ModelAttribute Asked asked, Model model) {
        ReviewDesk.Page page = desk.work(caller, asked.filter(), asked.after().isEmpty() ? null : asked.after(), PAGE);
        model.addAttribute("asked", asked);
        model.addAttribute("lines", page.items().stream().map(work -> new Line(views.item(work.filing()), work.waiting())).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("total", desk.count(caller, false));
        model.addAttribute("overdue", desk.count(caller, true));
        model.addAttribute("departments", desk.departments(caller));
        model.addAttribute("regions", regions.all());
        model.addAttribute("kinds", FilingViews.kinds());
        model.addAttribute("faults", FormFaults.NONE);
        return "console/reviews";
    }

    /** A filing by its number, or those of a company by its code. */
    @GetMapping("/search")
    String search(@AuthenticationPrincipal Caller caller, @ModelAttribute Asked asked, Model model) {
        if (asked.q().matches("[A-Z]{2}[0-9]{17}[0-9A-Z]")) {
            return "redirect:" + PATH + "/" + asked.q();
        }
        model.addAttribute("asked", asked);
        model.addAttribute("faults", FormFaults.NONE);
        model.addAttribute("items", asked.q().isEmpty() ? List.of() : desk.ofCompany(caller, asked.q()).stream().map(views::item).toList());
        return "console/reviews-search";
    }

    @GetMapping("/{no}")
    String one(@AuthenticationPrincipal Caller caller, @PathVariable("no") String filingNo, @RequestParam(value = "done", required = false)
            @Nullable String done, Model model) {
        model.addAttribute("done", done != null);
        return one(caller, model, desk.find(caller, filingNo), Saying.NOTHING, FormFaults.NONE);
    }

    private String one(Caller caller, Model model, Filing filing, Saying saying, FormFaults faults) {
        model.addAttribute("sheet", views.sheet(filing));
        model.addAttribute("choices", desk.choices(caller, filing));
        model.addAttribute("saying", saying);
        GoodsRisks.GoodsRisk risk = filing.kind() == FilingKind.GOODS ? risks.of(filing, filing.latest().version(), clock.instant()) : null;
        model.addAttribute("risk", risk);
        model.addAttribute("late", late.of(filing).orElse(null));
        model.addAttribute("riskBy", risk == null || risk.by() == null ? null : Department.of(risk.by()).orElseThrow());
        model.addAttribute("riskClasses", GoodsRisks.CLASSES);
        model.addAttribute("faults", faults);
        model.addAttribute("downloads", PATH + "/" + filing.filingNo() + "/attachments/");
        return "console/review";
    }

    /** A department's move. */
    @PostMapping("/{no}/moves")
    String move(@AuthenticationPrincipal Caller caller, @PathVariable("no") String filingNo, @ModelAttribute Saying saying, Model model,
            HttpServletResponse response) {
        Filing filing = desk.find(caller, filingNo);
        try {
            List<Finding> faults = saying.faults();
            if (!faults.isEmpty()) {
                throw new ProblemException(422, faults);
            }
            Department department = Department.of(saying.authority())
                    .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_009, saying.authority(), "a department"));
            desk.say(caller, filing, department, saying.action(), saying.reason(), saying.instant(), saying.externalNo().isEmpty() ? null : saying.externalNo(),
                    saying.riskClass().isEmpty() ? null : saying.riskClass());
            return "redirect:" + PATH + "/" + filingNo + "?done";
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(409, 422));
            response.setStatus(refused.status());
            model.addAttribute("done", false);
            return one(caller, model, filing, saying, faults);
        }
    }

    @GetMapping("/{no}/attachments/{id}")
    ResponseEntity<byte[]> attachment(@AuthenticationPrincipal Caller caller, @PathVariable("no") String filingNo, @PathVariable("id") String id) {
        Attachment attachment = attachments.find(caller, desk.find(caller, filingNo), id);
        return FilingsPage.download(attachment, attachments.content(attachment));
    }
}
