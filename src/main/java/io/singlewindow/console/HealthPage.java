package io.singlewindow.console;

import io.singlewindow.ops.HealthCheck;
import io.singlewindow.ops.HealthReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the window is, in words: what does not work first. */
@Controller
@Profile("!simulator")
class HealthPage {

    private final HealthReport report;
    private final Shown shown;

    HealthPage(HealthReport report, Shown shown) {
        this.report = report;
        this.shown = shown;
    }

    /**
     * A line of the page.
     *
     * @param figures in the order of the sentence's places
     */
    public record Line(HealthCheck check, Object[] figures) {

        /** The sentence that says why. */
        public String word() {
            return "health." + check.name() + "." + check.reason();
        }
    }

    @GetMapping("/ops/health")
    String health(Model model) {
        List<Line> lines = report.checks().stream().sorted(Comparator.comparing(HealthCheck::level).reversed())
                .map(check -> new Line(check, check.figures().values().stream().map(this::text).toArray())).toList();
        model.addAttribute("lines", lines);
        model.addAttribute("counts", Map.of("GOOD", count(lines, HealthCheck.Level.GOOD), "ATTENTION", count(lines, HealthCheck.Level.ATTENTION),
                "BAD", count(lines, HealthCheck.Level.BAD)));
        return "console/health";
    }

    private Object text(@Nullable Object value) {
        return value == null ? "–" : value instanceof Instant time ? shown.time(time) : value;
    }

    private static long count(List<Line> lines, HealthCheck.Level level) {
        return lines.stream().filter(line -> line.check().level() == level).count();
    }
}
