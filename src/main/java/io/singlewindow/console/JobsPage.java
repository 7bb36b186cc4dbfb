package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.job.Job;
import io.singlewindow.job.JobDownload;
import io.singlewindow.job.Jobs;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.decision.Replay;
import io.singlewindow.rules.decision.ReplayOrders;
import io.singlewindow.rules.version.RuleVersions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Long work that somebody has asked for: how far it is, what came of it, and its end before that; also after he was away. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/jobs")
class JobsPage {

    private static final int PAGE = 20;

    private final Jobs jobs;
    private final JobDownload download;
    private final ReplayOrders replays;
    private final RuleVersions versions;
    private final ObjectMapper json;

    JobsPage(Jobs jobs, JobDownload download, ReplayOrders replays, RuleVersions versions, ObjectMapper json) {
        this.jobs = jobs;
        this.download = download;
        this.replays = replays;
        this.versions = versions;
        this.json = json;
    }

    /**
     * A job with why nothing came of it, in the page's language.
     *
     * @param own false for another's, which the operator sees from outside
     */
    record Line(Job job, List<String> faults, boolean own) {}

    /** Where a job that was just asked for is watched. */
    static String begun(Job job) {
        return "redirect:/console/jobs/" + job.id();
    }

    @GetMapping
    String list(@AuthenticationPrincipal Caller caller, @RequestParam(value = "after", required = false) @Nullable String after, Model model, Locale locale) {
        List<Job> found = jobs.list(caller, after, PAGE + 1);
        List<Job> page = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("lines", page.stream().map(one -> line(caller, one, locale)).toList());
        model.addAttribute("live", page.stream().anyMatch(one -> one.state().isOpen()));
        model.addAttribute("everybodys", caller.role() == CallerRole.OPERATOR);
        model.addAttribute("first", after == null);
        model.addAttribute("after", after);
        model.addAttribute("next", found.size() > PAGE ? page.get(PAGE - 1).id() : null);
        return "console/jobs";
    }

    @GetMapping("/{id}")
    String one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model, Locale locale) {
        Job job = jobs.require(caller, id);
        model.addAttribute("line", line(caller, job, locale));
        model.addAttribute("live", job.state().isOpen());
        return "console/job";
    }

    private Line line(Caller caller, Job job, Locale locale) {
        List<String> faults = new ArrayList<>();
        if (job.findings() != null) {
            for (JsonNode finding : json.readTree(job.findings())) {
                faults.add(finding.at("/message/" + (locale.getLanguage().equals("zh") ? "zh" : "en")).asString());
            }
        }
        return new Line(job, faults, job.caller().equals(caller.id()));
    }

    /** What came of it: a file, or a page. */
    @GetMapping("/{id}/result")
    @Nullable String result(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model, HttpServletResponse response) throws IOException {
        Job job = jobs.require(caller, id);
        if (!job.kind().equals(ReplayOrders.KIND)) {
            download.send(job, response);
            return null;
        }
        if (!job.hasResult()) {
            throw ProblemException.of(404, ErrorCode.SYS_002, id, "-");
        }
        Replay.Result result = replays.result(job);
        model.addAttribute("job", job);
        model.addAttribute("version", versions.asked(result.version()));
        model.addAttribute("result", result);
        return "console/rule-replay";
    }

    @PostMapping("/{id}/cancel")
    String cancel(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return begun(jobs.cancel(caller, id));
    }
}
