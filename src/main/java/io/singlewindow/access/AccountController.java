package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for the operator: no password and no hash is ever told. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/ops/accounts")
class AccountController {

    private static final int LIMIT_MAX = 200;

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            @RequestParam(value = "after", defaultValue = "") String after, @RequestParam(value = "limit", defaultValue = "100") int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 to " + LIMIT_MAX);
        }
        List<Accounts.View> found = accounts.list(after, limit + 1);
        List<Accounts.View> page = found.subList(0, Math.min(limit, found.size()));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("items", page.stream().map(Accounts::json).toList());
        json.put("next", found.size() > limit ? page.get(limit - 1).caller().id() : null);
        return json;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> create(@AuthenticationPrincipal Caller by, @RequestBody Map<String, Object> body) {
        return Accounts.json(accounts.create(by, AccountRequest.of(body)));
    }

    @PostMapping("/{login}/disable")
    Map<String, @Nullable Object> disable(@AuthenticationPrincipal Caller by, @PathVariable("login") String login) {
        return Accounts.json(accounts.disable(by, login));
    }

    @PostMapping("/{login}/enable")
    Map<String, @Nullable Object> enable(@AuthenticationPrincipal Caller by, @PathVariable("login") String login) {
        return Accounts.json(accounts.enable(by, login));
    }

    @PostMapping("/{login}/unlock")
    Map<String, @Nullable Object> unlock(@AuthenticationPrincipal Caller by, @PathVariable("login") String login) {
        return Accounts.json(accounts.unlock(by, login));
    }

    @PutMapping("/{login}/password")
    Map<String, @Nullable Object> password(
            @AuthenticationPrincipal Caller by, @PathVariable("login") String login, @RequestBody Map<String, Object> body) {
        return Accounts.json(accounts.setPassword(by, login, AccountRequest.text(body, "password")));
    }
}
