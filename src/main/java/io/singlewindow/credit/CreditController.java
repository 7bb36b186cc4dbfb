package io.singlewindow.credit;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credit over REST: regulators record events, firms object, platforms see how their firms stand, and everyone who is listed. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/credit")
class CreditController {


    private final CreditDesk desk;

    CreditController(CreditDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/events")
    ResponseEntity<Map<String, @Nullable Object>> record(@AuthenticationPrincipal Caller caller, @RequestBody Map<String, Object> body) {
        CreditDesk.Recorded recorded = desk.record(caller, body);
        return ResponseEntity.status(recorded.isNew() ? HttpStatus.CREATED : HttpStatus.OK).body(recorded.event());
    }

    /** How a firm stands now, or stood or will stand by what is known. */
    @GetMapping("/entities/{uscc}")
    Map<String, @Nullable Object> standing(
            @AuthenticationPrincipal Caller caller, @PathVariable("uscc") String uscc, @RequestParam(value = "at", required = false) @Nullable String at) {
        return desk.standing(caller, uscc, instant(at));
    }

    @GetMapping("/entities/{uscc}/events")
    Map<String, @Nullable Object> events(@AuthenticationPrincipal Caller caller, @PathVariable("uscc") String uscc,
            @RequestParam(value = "after", defaultValue = "") String after, @RequestParam(value = "limit", defaultValue = "100") int limit) {
        return desk.events(caller, uscc, after, limit);
    }

    @GetMapping("/objections")
    Map<String, @Nullable Object> objections(@AuthenticationPrincipal Caller caller, @RequestParam(value = "after", defaultValue = "") String after,
            @RequestParam(value = "limit", defaultValue = "100") int limit) {
        return desk.objections(caller, after, limit);
    }

    @GetMapping("/listings")
    Map<String, @Nullable Object> listings(@RequestParam(value = "at", required = false) @Nullable String at,
            @RequestParam(value = "after", defaultValue = "") String after, @RequestParam(value = "limit", defaultValue = "100") int limit) {
        return desk.listings(instant(at), after, limit);
    }

    private static @Nullable Instant instant(@Nullable String at) {
        try {
            return at == null ? null : BusinessTime.instant(at);
        } catch (DateTimeException malformed) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "at=" + at, "a time, e.g. 2024-03-10T00:00:00.000+08:00");
        }
    }
}
