package io.singlewindow.authority.forex;

import io.singlewindow.access.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decisions of persons about settlement, over REST. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/consignments/{id}/forex")
class ForexController {

    private final ForexDesk desk;

    ForexController(ForexDesk desk) {
        this.desk = desk;
    }

    /**
     * What is decided.
     *
     * @param action name of a {@link ForexDesk.Action}
     */
    record Wanted(@Nullable String action, @Nullable String reason) {}

    /** Settles or refuses a held order; durable when it is answered. */
    @PostMapping("/decision")
    Map<String, @Nullable Object> decide(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestBody Wanted wanted) {
        return desk.decide(caller, id, wanted.action(), wanted.reason());
    }
}
