package io.singlewindow.rules.version;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The rules of a day, for everyone; their versions, for those who make them. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/rules")
class RulesController {

    private static final int PAGE_MAX = 200;
    private static final int REASON_CHARACTERS_MAX = 500;
    private static final int DECISION_BYTES_MAX = 4096;

    private final RuleBook book;
    private final RuleVersions versions;
    private final JsonBody bodies;
    private final TablesSettings settings;
    private final Clock clock;

    RulesController(RuleBook book, RuleVersions versions, JsonBody bodies, TablesSettings settings, Clock clock) {
        this.book = book;
        this.versions = versions;
        this.bodies = bodies;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tables and parameters that hold on a day, by the version in force now or by another. */
    @GetMapping
    Map<String, @Nullable Object> rules(
            @RequestParam(value = "on", required = false) @Nullable String on, @RequestParam(value = "region", required = false) @Nullable String region,
            @RequestParam(value = "version", required = false) @Nullable Integer version) {
        LocalDate day = JsonBody.day(on, "on", LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        RuleBook.InForce asked = version == null ? book.now() : book.asked(version);
        if (region != null && asked.regions().byCode(region).isEmpty()) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "region=" + region, asked.regions().all().stream().map(one -> one.code()).toList().toString());
        }
        return RulesJson.of(asked, versions.asked(asked.version()), day, region);
    }

    @GetMapping("/versions")
    Map<String, @Nullable Object> list(
            @RequestParam(value = "after", defaultValue = "2147483647") int after, @RequestParam(value = "limit", defaultValue = "50") int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 … " + PAGE_MAX);
        }
        List<RuleVersion> page = versions.page(after, limit);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", page.stream().map(RulesJson::version).toList());
        answer.put("next", page.size() < limit ? null : page.get(page.size() - 1).version());
        return answer;
    }

    @GetMapping("/versions/{version}")
    Map<String, @Nullable Object> one(@AuthenticationPrincipal Caller caller, @PathVariable("version") int version) {
        Map<String, @Nullable Object> answer = RulesJson.version(versions.asked(version));
        answer.put("files", versions.files(version, isOfficial(caller)));
        return answer;
    }

    /** Proposes a version: {@code effectiveAt}, {@code reason}, {@code files} by name, {@code removed} names. */
    @PostMapping(path = "/versions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> propose(@AuthenticationPrincipal Caller caller, HttpServletRequest request) throws IOException {
        // a character has four bytes in UTF-8 at most
        Map<String, @Nullable Object> body = bodies.read(request, settings.fileCharactersMax() * Integer.BYTES);
        Instant effectiveAt = JsonBody.instant(JsonBody.text(body, "effectiveAt", "", REASON_CHARACTERS_MAX), "effectiveAt");
        String reason = JsonBody.text(body, "reason", "", REASON_CHARACTERS_MAX);
        if (reason.isEmpty()) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "reason=-", "why the rules are changed");
        }
        return RulesJson.version(versions.propose(caller.id(), effectiveAt, reason, files(body.get("files")), removed(body.get("removed"))));
    }

    /** {@code action} APPROVE or REFUSE. */
    @PostMapping(path = "/versions/{version}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> decide(@AuthenticationPrincipal Caller caller, @PathVariable("version") int version, HttpServletRequest request)
            throws IOException {
        String action = JsonBody.text(bodies.read(request, DECISION_BYTES_MAX), "action", "-", REASON_CHARACTERS_MAX);
        if (!action.equals("APPROVE") && !action.equals("REFUSE")) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "action=" + action, "APPROVE, REFUSE");
        }
        return RulesJson.version(versions.decide(caller.id(), version, action.equals("APPROVE")));
    }

    @GetMapping("/versions/{version}/diff")
    Map<String, @Nullable Object> diff(
            @AuthenticationPrincipal Caller caller, @PathVariable("version") int version, @RequestParam(value = "against", required = false) @Nullable Integer against) {
        int other = against == null ? book.now().version() : against;
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("version", version);
        answer.put("against", other);
        answer.put("changes", versions.diff(version, other, isOfficial(caller)).stream().map(RulesJson::change).toList());
        return answer;
    }

    private static boolean isOfficial(Caller caller) {
        return caller.role() != CallerRole.CLIENT;
    }

    private static Map<String, String> files(@Nullable Object given) {
        if (given == null) {
            return Map.of();
        }
        if (!(given instanceof Map<?, ?> files) || files.entrySet().stream().anyMatch(one -> !(one.getValue() instanceof String))) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "files", "texts by file name");
        }
        return files.entrySet().stream().collect(Collectors.toMap(one -> String.valueOf(one.getKey()), one -> String.valueOf(one.getValue())));
    }

    private static Set<String> removed(@Nullable Object given) {
        if (given == null) {
            return Set.of();
        }
        if (!(given instanceof List<?> names)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "removed", "a list of file names");
        }
        return names.stream().map(String::valueOf).collect(Collectors.toSet());
    }
}
