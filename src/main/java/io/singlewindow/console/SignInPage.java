package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.FirstOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form by which everybody comes in; what is posted to it {@link ConsoleLogin} looks at. */
@Controller
@Profile("!simulator")
class SignInPage {

    private final FirstOperator first;

    SignInPage(FirstOperator first) {
        this.first = first;
    }

    @GetMapping(ConsoleConfig.SIGN_IN)
    String form(@AuthenticationPrincipal @Nullable Caller caller, Model model,
            @RequestParam(value = "failed", required = false) @Nullable String failed,
            @RequestParam(value = "busy", required = false) @Nullable String busy,
            @RequestParam(value = "left", required = false) @Nullable String left,
            @RequestParam(value = "next", required = false) @Nullable String next) {
        if (caller != null) {
            return "redirect:/";
        }
        model.addAttribute("failed", failed != null);
        model.addAttribute("busy", busy != null);
        model.addAttribute("left", left != null);
        model.addAttribute("next", SignedInPlace.local(next));
        model.addAttribute("setup", first.isAwaited());
        return "console/sign-in";
    }
}
