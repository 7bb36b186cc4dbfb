package io.singlewindow.statistics.report;

import io.singlewindow.access.Caller;
import io.singlewindow.message.Direction;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.statistics.report.MonthlyReports.Consigned;
import io.singlewindow.statistics.report.MonthlyReports.Month;
import io.singlewindow.statistics.report.ReportRow.Key;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Monthly reports over REST: in by the platform or a regulator, out for whoever may look at the platform. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/statistics/reports/{platform}/{month}")
class ReportController {

    private final MonthlyReports reports;
    private final ReportSettings settings;

    ReportController(MonthlyReports reports, ReportSettings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    @PostMapping(consumes = "text/csv")
    Map<String, @Nullable Object> take(
            @AuthenticationPrincipal Caller caller, @PathVariable("platform") String platform, @PathVariable("month") String month,
            HttpServletRequest request) throws IOException {
        boolean taken = reports.take(caller, platform, month, request.getInputStream().readNBytes(settings.fileBytesMax() + 1));
        Map<String, @Nullable Object> answer = json(reports.month(caller, platform, month));
        answer.put("known", !taken);
        return answer;
    }

    @GetMapping
    Map<String, @Nullable Object> month(
            @AuthenticationPrincipal Caller caller, @PathVariable("platform") String platform, @PathVariable("month") String month) {
        return json(reports.month(caller, platform, month));
    }

    @GetMapping("/consignments")
    Map<String, @Nullable Object> behind(
            @AuthenticationPrincipal Caller caller, @PathVariable("platform") String platform, @PathVariable("month") String month,
            @RequestParam("direction") String direction, @RequestParam("mode") String mode, @RequestParam("firm") String firm,
            @RequestParam(value = "after", defaultValue = "") String after, @RequestParam(value = "limit", defaultValue = "100") int limit) {
        Direction way = Arrays.stream(Direction.values()).filter(one -> one.name().equals(direction)).findFirst()
                .orElseThrow(() -> ProblemException.of(400, ErrorCode.SYS_007, "direction=" + direction, Arrays.toString(Direction.values())));
        List<Consigned> page = reports.behind(caller, platform, month, new Key(way, mode, firm), after, limit);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", page);
        answer.put("next", page.size() < limit ? null : page.get(page.size() - 1).consignmentId());
        return answer;
    }

    private Map<String, @Nullable Object> json(Month month) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("platform", month.platform().uscc());
        json.put("month", month.month().toString());
        json.put("gapPercentMax", reports.gapPercentMax());
        json.put("versions", month.versions().stream().map(one -> Map.of("version", one.version(), "at", BusinessTime.iso(one.at()), "by", one.by(),
                "sha256", one.sha256(), "rows", one.rows())).toList());
        json.put("items", month.gaps().stream().map(ReportController::json).toList());
        json.put("over", month.gaps().stream().filter(Gap::over).count());
        return json;
    }

    private static Map<String, Object> json(Gap gap) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("direction", gap.reported().key().direction().name());
        json.put("mode", gap.reported().key().mode());
        json.put("firm", gap.reported().key().firm());
        json.put("ordersReported", gap.reported().orders());
        json.put("ordersCounted", gap.counted().orders());
        json.put("ordersGap", gap.ordersGap());
        json.put("amountReported", gap.reported().amount());
        json.put("amountCounted", gap.counted().amount());
        json.put("amountGap", gap.amountGap());
        json.put("over", gap.over());
        return json;
    }
}
