package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.authority.forex.HeldSettlements;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for the reviewers of the forex office; each is decided on its consignment's page of the decision. */
@Controller
@Profile("!simulator")
class SettlementsPage {

    private static final int PAGE = 50;

    private final HeldSettlements held;

    SettlementsPage(HeldSettlements held) {
        this.held = held;
    }

    @GetMapping("/console/settlements")
    String list(@AuthenticationPrincipal Caller caller, @RequestParam(value = "after", required = false) @Nullable String after, Model model) {
        model.addAttribute("page", held.page(caller, after, PAGE));
        model.addAttribute("after", after);
        return "console/settlements";
    }
}
