package io.singlewindow.console;

import io.singlewindow.access.AccountRequest;
import io.singlewindow.access.Accounts;
import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Credentials;
import io.singlewindow.access.Scope;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Accounts, for the operator: who may sign in, as what, and what keeps somebody from it. */
@Controller
@Profile("!simulator")
@RequestMapping("/ops/accounts")
class AccountsPage {

    private static final int PAGE = 50;
    private static final String BACK = "redirect:/ops/accounts";

    private final Accounts accounts;
    private final Credentials credentials;

    AccountsPage(Accounts accounts, Credentials credentials) {
        this.accounts = accounts;
        this.credentials = credentials;
    }

    @GetMapping
    String list(@RequestParam(value = "after", defaultValue = "") String after, Model model) {
        List<Accounts.View> found = accounts.list(after, PAGE + 1);
        List<Accounts.View> page = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("accounts", page);
        model.addAttribute("first", after.isEmpty());
        model.addAttribute("next", found.size() > PAGE ? page.get(PAGE - 1).caller().id() : null);
        return "console/accounts";
    }

    @GetMapping("/new")
    String form(Model model) {
        return form(model, new AccountRequest("", "", "", CallerRole.REVIEWER.name(), "", "", "", ""), FormFaults.NONE);
    }

    private String form(Model model, AccountRequest account, FormFaults faults) {
        model.addAttribute("charactersMin", accounts.passwordCharactersMin());
        model.addAttribute("account", account);
        model.addAttribute("faults", faults);
        model.addAttribute("roles", CallerRole.values());
        model.addAttribute("levels", Scope.Level.values());
        return "console/account-new";
    }

    @PostMapping
    String create(@AuthenticationPrincipal Caller by, @ModelAttribute AccountRequest account, Model model, HttpServletResponse response) {
        try {
            accounts.create(by, account.asTyped());
            return BACK;
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(409, 422));
            response.setStatus(refused.status());
            return form(model, account, faults);
        }
    }

    @GetMapping("/{login}")
    String one(@PathVariable("login") String login, Model model) {
        return one(model, accounts.find(login), FormFaults.NONE);
    }

    private String one(Model model, Accounts.View account, FormFaults faults) {
        model.addAttribute("charactersMin", accounts.passwordCharactersMin());
        model.addAttribute("account", account);
        model.addAttribute("keys", credentials.of(account.caller().id()));
        model.addAttribute("faults", faults);
        return "console/account";
    }

    @PostMapping("/{login}/disable")
    String disable(@AuthenticationPrincipal Caller by, @PathVariable("login") String login) {
        accounts.disable(by, login);
        return BACK + "/" + login;
    }

    @PostMapping("/{login}/enable")
    String enable(@AuthenticationPrincipal Caller by, @PathVariable("login") String login) {
        accounts.enable(by, login);
        return BACK + "/" + login;
    }

    @PostMapping("/{login}/unlock")
    String unlock(@AuthenticationPrincipal Caller by, @PathVariable("login") String login) {
        accounts.unlock(by, login);
        return BACK + "/" + login;
    }

    @PostMapping("/{login}/password")
    String password(@AuthenticationPrincipal Caller by, @PathVariable("login") String login, @RequestParam("password") String password,
            Model model, HttpServletResponse response) {
        try {
            accounts.setPassword(by, login, password.strip());
            return BACK + "/" + login;
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(422));
            response.setStatus(refused.status());
            return one(model, accounts.find(login), faults);
        }
    }

    /** A key is shown in the answer itself, once: it is kept nowhere to be shown later. */
    @PostMapping("/{login}/keys")
    String give(@AuthenticationPrincipal Caller by, @PathVariable("login") String login, @RequestParam("name") String name,
            @RequestParam("certificate") String certificate, Model model, HttpServletResponse response) {
        FormFaults faults = FormFaults.NONE;
        try {
            Credentials.Given given = credentials.give(by, login, name.strip(), certificate.strip());
            if (given.key() == null) {
                return BACK + "/" + login;
            }
            model.addAttribute("fresh", given);
            response.setHeader("Cache-Control", "no-store");
        } catch (ProblemException refused) {
            faults = FormFaults.of(refused, List.of(422));
            response.setStatus(refused.status());
        }
        return one(model, accounts.find(login), faults);
    }

    @PostMapping("/{login}/keys/{id}/withdraw")
    String withdraw(@AuthenticationPrincipal Caller by, @PathVariable("login") String login, @PathVariable("id") String id) {
        credentials.withdraw(by, login, id);
        return BACK + "/" + login;
    }
}
