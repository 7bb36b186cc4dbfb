package io.singlewindow.rules.decision;

import io.singlewindow.access.Caller;
import io.singlewindow.job.JobJson;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.version.JsonBody;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the rules would say: of facts that are made up, and of a past day by another version; nothing is kept. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/rules")
class EvaluateController {

    private static final int BYTES_MAX = 65_536;
    private static final int REGION_CHARACTERS_MAX = 20;

    private final WhatIf whatIf;
    private final Replay replay;
    private final ReplayOrders orders;
    private final JobJson jobs;
    private final SamplingSalts salts;
    private final JsonBody bodies;
    private final Clock clock;

    EvaluateController(WhatIf whatIf, Replay replay, ReplayOrders orders, JobJson jobs, SamplingSalts salts, JsonBody bodies, Clock clock) {
        this.whatIf = whatIf;
        this.replay = replay;
        this.orders = orders;
        this.jobs = jobs;
        this.salts = salts;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** {@code on} a day, {@code region} a code, {@code facts} by name: all may be left out. */
    @PostMapping(path = "/evaluate", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> evaluate(HttpServletRequest request) throws IOException {
        Map<String, @Nullable Object> body = bodies.read(request, BYTES_MAX);
        body.keySet().stream().filter(name -> !name.equals("on") && !name.equals("region") && !name.equals("facts")).findFirst().ifPresent(name -> {
            throw ProblemException.of(400, ErrorCode.SYS_007, name, "on, region, facts");
        });
        LocalDate on = JsonBody.day(body.get("on") == null ? null : JsonBody.text(body, "on", "", BYTES_MAX), "on",
                LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        String region = body.get("region") == null ? null : JsonBody.text(body, "region", "", REGION_CHARACTERS_MAX);
        return whatIf.evaluate(on, region, facts(body.get("facts")));
    }

    private static Map<String, @Nullable Object> facts(@Nullable Object given) {
        if (given != null && !(given instanceof Map)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "facts", "values by name");
        }
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> named) {
            named.forEach((name, value) -> facts.put(String.valueOf(name), value));
        }
        return facts;
    }

    /** A day decided again by another version, as far as the settings let one request go; whoever prefers not to wait gets the whole day as a job. */
    @PostMapping("/versions/{version}/replay")
    ResponseEntity<Map<String, @Nullable Object>> replay(
            @AuthenticationPrincipal Caller caller, @PathVariable("version") int version, @RequestParam("on") String on,
            @RequestParam(value = "after", defaultValue = "") String after, @RequestHeader(value = "Prefer", defaultValue = "") String preference) {
        LocalDate day = JsonBody.day(on, "on", LocalDate.MIN);
        if (JobJson.asksForJob(preference)) {
            return jobs.accepted(orders.order(caller, version, day));
        }
        return ResponseEntity.ok(Replay.json(replay.of(caller, version, day, after)));
    }

    /** The digest of a day's salt, and once the day is over the salt: whoever has it can draw again. */
    @GetMapping("/sampling/{day}")
    Map<String, @Nullable Object> sampling(@PathVariable("day") String day) {
        SamplingSalts.Published published = salts.published(JsonBody.day(day, "day", LocalDate.MIN))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, day, "-"));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("day", published.day().toString());
        answer.put("digest", published.digest());
        answer.put("recordedAt", BusinessTime.iso(published.recordedAt()));
        answer.put("salt", published.salt());
        return answer;
    }
}
