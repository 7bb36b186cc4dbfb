package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.message.Direction;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.statistics.report.MonthlyReports;
import io.singlewindow.statistics.report.MonthlyReports.Consigned;
import io.singlewindow.statistics.report.ReportRow.Key;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** A platform's month: its report, what the messages say, and the consignments behind each row. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/reports")
class ReportsPage {

    private static final String PATH = "/console/reports";
    private static final int PAGE = 50;

    private final MonthlyReports reports;
    private final EntityDirectory entities;
    private final StatisticsWords words;
    private final Clock clock;

    ReportsPage(MonthlyReports reports, EntityDirectory entities, StatisticsWords words, Clock clock) {
        this.reports = reports;
        this.entities = entities;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    String page(@AuthenticationPrincipal Caller caller, @RequestParam(value = "platform", required = false) @Nullable String platform,
            @RequestParam(value = "month", required = false) @Nullable String month, Model model, HttpServletResponse response) {
        return page(caller, platform, month, "", model, response, FormFaults.NONE);
    }

    private String page(Caller caller, @Nullable String platform, @Nullable String month, String csv, Model model, HttpServletResponse response,
            FormFaults given) {
        FormFaults faults = given;
        String code = platform == null || platform.isBlank() ? Objects.requireNonNullElse(caller.uscc(), "") : platform.strip();
        String of = month == null || month.isBlank() ? YearMonth.from(clock.instant().atZone(BusinessTime.ZONE)).minusMonths(1).toString() : month.strip();
        if (!code.isEmpty()) {
            try {
                MonthlyReports.Month found = reports.month(caller, code, of);
                model.addAttribute("found", found);
                model.addAttribute("shopNames", found.gaps().stream().map(gap -> name(gap.reported().key().firm())).toList());
            } catch (ProblemException refused) {
                faults = FormFaults.of(refused, List.of(400, 404));
                response.setStatus(refused.status());
            }
        }
        model.addAttribute("faults", faults);
        model.addAttribute("platform", code);
        model.addAttribute("month", of);
        model.addAttribute("csv", csv);
        model.addAttribute("words", words);
        model.addAttribute("percent", reports.gapPercentMax().stripTrailingZeros().toPlainString());
        model.addAttribute("mayUpload", caller.role() == CallerRole.CLIENT || caller.role() == CallerRole.REGULATOR);
        return "console/reports";
    }

    private String name(String code) {
        return entities.byCode(code).map(Entity::name).orElse(code);
    }

    @PostMapping
    String upload(@AuthenticationPrincipal Caller caller, @RequestParam("platform") String platform, @RequestParam("month") String month,
            @RequestParam("csv") String csv, Model model, HttpServletResponse response) {
        try {
            reports.take(caller, platform, month, csv.getBytes(StandardCharsets.UTF_8));
            return "redirect:" + UriComponentsBuilder.fromPath(PATH).queryParam("platform", "{platform}").queryParam("month", "{month}").encode()
                    .buildAndExpand(platform, month).toUriString();
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(400, 413, 422));
            response.setStatus(refused.status());
            return page(caller, platform, month, csv, model, response, faults);
        }
    }

    /** The consignments that the messages have of a row. */
    @GetMapping("/consignments")
    String behind(@AuthenticationPrincipal Caller caller, @RequestParam("platform") String platform, @RequestParam("month") String month,
            @RequestParam("direction") Direction direction, @RequestParam("mode") String mode, @RequestParam("firm") String firm,
            @RequestParam(value = "after", defaultValue = "") String after, Model model) {
        List<Consigned> found = reports.behind(caller, platform, month, new Key(direction, mode, firm), after, PAGE);
        model.addAttribute("consigned", found);
        model.addAttribute("platform", platform);
        model.addAttribute("month", month);
        model.addAttribute("direction", direction);
        model.addAttribute("mode", mode);
        model.addAttribute("firm", firm);
        model.addAttribute("firmName", name(firm));
        model.addAttribute("words", words);
        model.addAttribute("next", found.size() < PAGE ? null : found.get(PAGE - 1).consignmentId());
        return "console/report-consignments";
    }
}
