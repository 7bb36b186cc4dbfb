package io.singlewindow.authority.forex;

import io.singlewindow.access.Caller;
import io.singlewindow.consignment.VisibleConsignments;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The work list of the forex office's reviewers, over REST. */
@RestController
@Profile("!simulator")
class HeldController {

    private final HeldSettlements held;

    HeldController(HeldSettlements held) {
        this.held = held;
    }

    @GetMapping("/api/v1/forex/held")
    Map<String, @Nullable Object> held(@AuthenticationPrincipal Caller caller, @RequestParam(value = "after", required = false) @Nullable String after,
            @RequestParam(value = "limit", defaultValue = "" + VisibleConsignments.PAGE_MAX) int limit) {
        return held.page(caller, after, limit);
    }
}
