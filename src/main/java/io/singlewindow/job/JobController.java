package io.singlewindow.job;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Long work that was asked for: how far it is, what came of it, and its end before that. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/jobs")
class JobController {

    private static final int PAGE_MAX = 200;

    private final Jobs jobs;
    private final JobJson json;
    private final JobDownload download;

    JobController(Jobs jobs, JobJson json, JobDownload download) {
        this.jobs = jobs;
        this.json = json;
        this.download = download;
    }

    @GetMapping
    Map<String, @Nullable Object> list(@AuthenticationPrincipal Caller caller, @RequestParam(value = "limit", defaultValue = "50") int limit,
            @RequestParam(value = "after", required = false) @Nullable String after) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 to " + PAGE_MAX);
        }
        List<Job> found = jobs.list(caller, after, limit + 1);
        List<Job> page = found.subList(0, Math.min(limit, found.size()));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", page.stream().map(json::of).toList());
        answer.put("next", found.size() > limit ? page.get(limit - 1).id() : null);
        return answer;
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return json.of(jobs.require(caller, id));
    }

    @GetMapping("/{id}/result")
    void result(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, HttpServletResponse response) throws IOException {
        download.send(jobs.require(caller, id), response);
    }

    /** Cancels it, or deletes what came of it. */
    @DeleteMapping("/{id}")
    Map<String, @Nullable Object> cancel(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return json.of(jobs.cancel(caller, id));
    }
}
