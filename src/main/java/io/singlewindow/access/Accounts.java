package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.time.MachineTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** What an operator does with accounts; each is an entry of the log and durable when it returns. */
@Component
@Profile("!simulator")
public class Accounts {

    private static final String CREATED = "account.created";

    private final AccountStore store;
    private final Passwords passwords;
    private final CallerDirectory callers;
    private final AccessEvents events;
    private final AccessSettings settings;
    private final MachineTime time;

    Accounts(AccountStore store, Passwords passwords, CallerDirectory callers, AccessEvents events, AccessSettings settings, MachineTime time) {
        this.store = store;
        this.passwords = passwords;
        this.callers = callers;
        this.events = events;
        this.settings = settings;
        this.time = time;
    }

    /**
     * An account as it is shown; no secret is in it.
     *
     * @param state ACTIVE, LOCKED or DISABLED
     * @param lockedUntil null when it is not locked
     */
    public record View(Caller caller, String state, int failedAttempts, @Nullable Instant lockedUntil, Instant createdAt) {}

    /** How long a password must be at least. */
    public int passwordCharactersMin() {
        return settings.passwordCharactersMin();
    }

    /** In the order of logins, after this one. */
    public List<View> list(String after, int max) {
        return store.list(after, max).stream().map(this::view).toList();
    }

    /**
     * The account of this login.
     *
     * @throws ProblemException 404 when there is none
     */
    public View find(String login) {
        return view(account(login));
    }

    private View view(Account account) {
        Instant now = time.now();
        Account.State state = account.state(now);
        return new View(account.caller(), state.name(), account.failedAttempts(), state == Account.State.LOCKED ? account.lockedUntil() : null,
                account.createdAt());
    }

    private Account account(String login) {
        return store.find(login).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, login, "the login of an account"));
    }

    /**
     * Makes an account and the principal it stands for.
     *
     * @throws ProblemException 422 with a finding per faulty field, 409 when the login is taken
     */
    public View create(Caller by, AccountRequest request) {
        return create(by.id(), request);
    }

    private View create(String party, AccountRequest request) {
        List<Finding> faults = request.faults(settings.passwordCharactersMin(), store::isFiled);
        if (!faults.isEmpty()) {
            throw new ProblemException(422, faults);
        }
        Caller caller = request.caller();
        String hash = passwords.hash(request.password());
        try {
            events.tell(CREATED, caller.id(), party, described(caller), () -> insert(caller, hash));
        } catch (DuplicateKeyException meanwhile) {
            throw taken(caller.id());
        }
        return find(caller.id());
    }

    private Boolean insert(Caller caller, String hash) {
        // a company's principal that has keys only is given a password
        if (!store.addPrincipal(caller) && !store.isPrincipal(caller)) {
            throw taken(caller.id());
        }
        store.addAccount(caller.id(), hash, time.now());
        return true;
    }

    private static ProblemException taken(String login) {
        return new ProblemException(409, Finding.at(ErrorCode.SYS_031, "/login", login, "a login that nobody has"));
    }

    private static Map<String, Object> described(Caller caller) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("role", caller.role());
        if (caller.uscc() != null) {
            details.put("uscc", caller.uscc());
        }
        Scope scope = caller.scope();
        if (scope != null) {
            details.put("scope", scope.authority() + " " + scope.level() + " " + scope.region());
        }
        return details;
    }

    /** The first operator, whom nobody has made; false when there is one already. */
    boolean createFirst(AccountRequest request) {
        if (store.anyOperator()) {
            return false;
        }
        create(SignIn.NOBODY, request);
        return true;
    }

    /** From now on it opens nothing, no page and no key of its principal; sessions end. */
    public View disable(Caller by, String login) {
        if (by.id().equals(login)) {
            throw ProblemException.of(409, ErrorCode.SYS_032, "your own", "the account of another");
        }
        return change("account.disabled", by, login, () -> store.disable(login, time.now()));
    }

    /** It opens again what it opened. */
    public View enable(Caller by, String login) {
        return change("account.enabled", by, login, () -> store.disable(login, null));
    }

    /** Wrong passwords are forgotten, and with them the lock. */
    public View unlock(Caller by, String login) {
        return change("account.unlocked", by, login, () -> store.forgetAttempts(login));
    }

    /** Another password; sessions end, wrong ones are forgotten. */
    public View setPassword(Caller by, String login, String password) {
        account(login);
        AccountRequest.passwordFault(login, password, settings.passwordCharactersMin()).ifPresent(fault -> {
            throw new ProblemException(422, fault);
        });
        String hash = passwords.hash(password);
        return change("account.password-set", by, login, () -> store.password(login, hash, time.now()));
    }

    private View change(String type, Caller by, String login, Runnable change) {
        Account before = account(login);
        Supplier<Boolean> work = () -> {
            change.run();
            return true;
        };
        events.tell(type, before.caller().id(), by.id(), Map.of(), work);
        callers.forget();
        return find(login);
    }

    /** As the API shows it. */
    static Map<String, @Nullable Object> json(View view) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Caller caller = view.caller();
        json.put("login", caller.id());
        json.put("name", caller.displayName());
        json.put("role", caller.role());
        json.put("uscc", caller.uscc());
        json.put("scope", caller.scope());
        json.put("state", view.state());
        json.put("failedAttempts", view.failedAttempts());
        json.put("lockedUntil", view.lockedUntil() == null ? null : BusinessTime.iso(view.lockedUntil()));
        json.put("createdAt", BusinessTime.iso(view.createdAt()));
        return json;
    }
}
