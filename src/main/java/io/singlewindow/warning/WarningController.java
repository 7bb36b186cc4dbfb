package io.singlewindow.warning;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.message.IdentityNumber;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.warning.WarningState.Action;
import io.singlewindow.warning.WarningStore.Filter;
import io.singlewindow.warning.rule.Rule;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Early warnings over REST: officials see all of them and regulators deal with them; a firm sees those it is told of. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/warnings")
class WarningController {

    private static final int PAGE_MAX = 200;
    private static final int REASON_CHARACTERS_MAX = 500;

    private final WarningStore store;
    private final Warnings warnings;
    private final WarningJson json;

    WarningController(WarningStore store, Warnings warnings, WarningJson json) {
        this.store = store;
        this.warnings = warnings;
        this.json = json;
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(value = "rule", required = false) @Nullable String rule,
            @RequestParam(value = "state", required = false) @Nullable String state,
            @RequestParam(value = "company", required = false) @Nullable String company,
            @RequestParam(value = "after", required = false) @Nullable String after,
            @RequestParam(value = "limit", defaultValue = "100") int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 … " + PAGE_MAX);
        }
        boolean official = caller.seesAll();
        if (!official && caller.uscc() == null) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "a key of a company, or of an official");
        }
        Filter filter = new Filter(rule == null ? null : word(Rule.class, "rule", rule), state == null ? null : word(WarningState.class, "state", state),
                official ? company : caller.uscc(), !official);
        List<Warning> page = store.page(filter, after, limit);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", page.stream().map(warning -> json.line(warning, official)).toList());
        answer.put("next", page.size() < limit ? null : page.get(page.size() - 1).id());
        return answer;
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        Warning warning = store.find(id).filter(found -> caller.seesAll() || found.told() && found.company().equals(caller.uscc()))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
        return json.whole(warning, caller.seesAll());
    }

    /**
     * What is to be done.
     *
     * @param action name of an {@link Action}
     */
    record Wanted(@Nullable String action, @Nullable String reason) {}

    /** Moves a warning; durable when it is answered. */
    @PostMapping("/{id}/moves")
    Map<String, @Nullable Object> move(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestBody Wanted wanted) {
        if (caller.role() != CallerRole.REGULATOR) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.role().name(), CallerRole.REGULATOR.name());
        }
        Action action = word(Action.class, "action", String.valueOf(wanted.action()));
        String reason = wanted.reason() == null ? "" : wanted.reason().strip();
        if (reason.length() > REASON_CHARACTERS_MAX || action.needsReason() && reason.isEmpty()) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "reason of " + reason.length() + " characters",
                    (action.needsReason() ? "1" : "0") + " to " + REASON_CHARACTERS_MAX + " characters");
        }
        // a reason stays for years, and the firm reads it
        return json.whole(warnings.move(id, action, caller.id(), IdentityNumber.maskWithin(reason)), true);
    }

    private static <E extends Enum<E>> E word(Class<E> words, String name, String given) {
        return Arrays.stream(words.getEnumConstants()).filter(one -> one.name().equals(given)).findFirst()
                .orElseThrow(() -> ProblemException.of(400, ErrorCode.SYS_007, name + "=" + given, Arrays.toString(words.getEnumConstants())));
    }
}
