package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.region.Region;
import io.singlewindow.region.Regions;
import io.singlewindow.statistics.publication.Publications;
import io.singlewindow.statistics.publication.Publications.Publication;
import io.singlewindow.statistics.publication.Publications.Shown;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is published, for everyone; and where a regulator publishes a month. */
@Controller
@Profile("!simulator")
class PublishedPage {

    private final Publications publications;
    private final StatisticsWords words;
    private final Regions regions;

    PublishedPage(Publications publications, StatisticsWords words, Regions regions) {
        this.publications = publications;
        this.words = words;
        this.regions = regions;
    }

    /** A row of the table: direction and mode, and a cell for each region, the sum last. */
    record Line(String direction, String mode, List<Shown> cells) {}

    @GetMapping("/published")
    String months(@AuthenticationPrincipal @Nullable Caller caller, Model model) {
        return months(caller, "", "", FormFaults.NONE, model);
    }

    private String months(@Nullable Caller caller, String month, String reason, FormFaults faults, Model model) {
        model.addAttribute("months", publications.months());
        model.addAttribute("mayPublish", caller != null && caller.role() == CallerRole.REGULATOR && caller.seesAll());
        model.addAttribute("month", month);
        model.addAttribute("reason", reason);
        model.addAttribute("faults", faults);
        return "console/published";
    }

    @PostMapping("/published")
    String publish(@AuthenticationPrincipal Caller caller, @RequestParam("month") String month, @RequestParam("reason") String reason, Model model,
            HttpServletResponse response) {
        try {
            publications.publish(caller, month, reason);
            return "redirect:/published/" + month.strip();
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(400, 422));
            response.setStatus(refused.status());
            return months(caller, month, reason, faults, model);
        }
    }

    @GetMapping("/published/{month}")
    String month(@PathVariable("month") String month, @RequestParam(value = "version", required = false) @Nullable Integer version, Model model, Locale locale) {
        Publication publication = publications.of(month, version);
        Map<String, Line> lines = new LinkedHashMap<>();
        publication.cells().forEach(cell -> lines.computeIfAbsent(cell.direction() + " " + cell.mode(), one -> new Line(cell.direction(), cell.mode(), new ArrayList<>()))
                .cells().add(cell));
        model.addAttribute("publication", publication);
        model.addAttribute("lines", lines.values());
        Map<String, String> names = new LinkedHashMap<>();
        publication.cells().forEach(cell -> names.computeIfAbsent(cell.region(), code -> name(code, locale)));
        model.addAttribute("regions", names);
        model.addAttribute("words", words);
        return "console/published-month";
    }

    private String name(String code, Locale locale) {
        return regions.byCode(code).map(region -> in(region, locale)).orElse(code);
    }

    private static String in(Region region, Locale locale) {
        return locale.getLanguage().equals("zh") ? region.zh() : region.en();
    }
}
