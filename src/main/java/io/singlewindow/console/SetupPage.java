package io.singlewindow.console;

import io.singlewindow.access.Accounts;
import io.singlewindow.access.FirstOperator;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the first operator makes his account; not there any more once there is one. */
@Controller
@Profile("!simulator")
class SetupPage {

    private final FirstOperator first;
    private final Accounts accounts;

    SetupPage(FirstOperator first, Accounts accounts) {
        this.first = first;
        this.accounts = accounts;
    }

    @GetMapping("/setup")
    String form(Model model) {
        if (!first.isAwaited()) {
            throw ProblemException.of(404, ErrorCode.SYS_002, "/setup", "-");
        }
        return page(model, "", "", FormFaults.NONE);
    }

    @PostMapping("/setup")
    String create(@RequestParam("code") String code, @RequestParam("login") String login, @RequestParam("name") String name,
            @RequestParam("password") String password, Model model, HttpServletResponse response) {
        try {
            first.create(code, login, name, password);
            return "redirect:" + ConsoleConfig.SIGN_IN;
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(409, 422));
            response.setStatus(refused.status());
            return page(model, login, name, faults);
        }
    }

    private String page(Model model, String login, String name, FormFaults faults) {
        model.addAttribute("charactersMin", accounts.passwordCharactersMin());
        model.addAttribute("login", login);
        model.addAttribute("name", name);
        model.addAttribute("faults", faults);
        return "console/setup";
    }
}
