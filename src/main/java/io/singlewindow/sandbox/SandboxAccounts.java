package io.singlewindow.sandbox;

import io.singlewindow.access.AccountDirectory;
import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerDirectory;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The sandbox's accounts: one for each of its keys, all with the same password. */
@Component
@Profile("sandbox")
class SandboxAccounts implements AccountDirectory {

    private static final String PASSWORD = "sandbox";

    private final CallerDirectory callers;

    SandboxAccounts(CallerDirectory callers) {
        this.callers = callers;
    }

    @Override
    public Optional<Caller> byAccount(String name, String password) {
        return PASSWORD.equals(password) ? callers.byKey("sandbox-" + name) : Optional.empty();
    }
}
