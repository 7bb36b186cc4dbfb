package io.singlewindow.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys and certificates of accounts, for the operator. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/ops/accounts/{login}/keys")
class CredentialController {

    private final Credentials credentials;

    CredentialController(Credentials credentials) {
        this.credentials = credentials;
    }

    @GetMapping
    Map<String, List<Map<String, @Nullable Object>>> list(@PathVariable("login") String login) {
        return Map.of("items", credentials.of(login).stream().map(Credentials::json).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> give(
            @AuthenticationPrincipal Caller by, @PathVariable("login") String login, @RequestBody Map<String, Object> body) {
        Credentials.Given given = credentials.give(by, login, AccountRequest.text(body, "name"), AccountRequest.text(body, "certificate"));
        Map<String, @Nullable Object> json = new LinkedHashMap<>(Credentials.json(given.credential()));
        json.put("key", given.key());
        return json;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal Caller by, @PathVariable("login") String login, @PathVariable("id") String id) {
        credentials.withdraw(by, login, id);
    }
}
