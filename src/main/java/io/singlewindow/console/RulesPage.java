package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.version.JsonBody;
import io.singlewindow.rules.version.RuleBook;
import io.singlewindow.rules.version.RuleVersions;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rules of a day, to be read: every row in words, with its source and the figures of that day. */
@Controller
@Profile("!simulator")
class RulesPage {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final RuleBook book;
    private final RuleVersions versions;
    private final RuleRows rows;
    private final Clock clock;

    RulesPage(RuleBook book, RuleVersions versions, RuleRows rows, Clock clock) {
        this.book = book;
        this.versions = versions;
        this.rows = rows;
        this.clock = clock;
    }

    /** The same for everyone: by the version in force. */
    @GetMapping("/public/rules")
    String publicRules(@RequestParam(value = "on", defaultValue = "") String on, @RequestParam(value = "region", defaultValue = "") String region, Model model) {
        model.addAttribute("everyone", true);
        return rules(on, region, null, model);
    }

    /** Nothing that was left empty narrows the view. */
    @GetMapping("/console/rules")
    String rules(@RequestParam(value = "on", defaultValue = "") String on, @RequestParam(value = "region", defaultValue = "") String region,
            @RequestParam(value = "version", required = false) @Nullable Integer version, Model model) {
        LocalDate day = JsonBody.day(on.isBlank() ? null : on, "on", LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        RuleBook.InForce inForce = book.now();
        RuleBook.InForce asked = version == null ? inForce : book.asked(version);
        if (!region.isEmpty() && asked.regions().byCode(region).isEmpty()) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "region=" + region, asked.regions().all().stream().map(one -> one.code()).toList().toString());
        }
        model.addAttribute("on", day);
        model.addAttribute("region", region);
        model.addAttribute("asked", asked);
        model.addAttribute("version", versions.asked(asked.version()));
        model.addAttribute("isInForce", asked.version() == inForce.version());
        model.addAttribute("regions", RuleRows.regions(asked));
        model.addAttribute("tables", rows.of(asked, day, region.isEmpty() ? null : region));
        model.addAttribute("parameters", asked.rules().parameters().on(day));
        return "console/rules";
    }

    /** A file of a version, to be changed and proposed. */
    @GetMapping("/console/rules/file")
    ResponseEntity<String> file(@AuthenticationPrincipal Caller caller, @RequestParam("version") int version, @RequestParam("name") String name) {
        SortedMap<String, String> files = versions.files(version, caller.role() != CallerRole.CLIENT);
        String content = files.get(name);
        if (content == null) {
            throw ProblemException.of(404, ErrorCode.SYS_002, name, files.keySet().toString());
        }
        return ResponseEntity.ok().contentType(TEXT)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9.-]", "_") + "\"").body(content);
    }
}
