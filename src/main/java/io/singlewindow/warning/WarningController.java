package io.singlewindow.warning;

import io.singlewindow.access.Caller;
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

/** Early warnings over REST. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/warnings")
class WarningController {

    private final WarningDesk desk;

    WarningController(WarningDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(value = "rule", required = false) @Nullable String rule,
            @RequestParam(value = "state", required = false) @Nullable String state,
            @RequestParam(value = "company", required = false) @Nullable String company,
            @RequestParam(value = "after", required = false) @Nullable String after,
            @RequestParam(value = "limit", defaultValue = "100") int limit) {
        return desk.page(caller, new WarningDesk.Query(rule, state, company, after, limit));
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return desk.one(caller, id);
    }

    /**
     * What is to be done.
     *
     * @param action name of a {@link WarningState.Action}
     */
    record Wanted(@Nullable String action, @Nullable String reason) {}

    /** Moves a warning; durable when it is answered. */
    @PostMapping("/{id}/moves")
    Map<String, @Nullable Object> move(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestBody Wanted wanted) {
        return desk.move(caller, id, String.valueOf(wanted.action()), wanted.reason());
    }
}
