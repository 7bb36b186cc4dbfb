package io.singlewindow.access;

import io.singlewindow.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lets people in by an account's password, or by the API key that their company has. Who is not let in is told the same in
 * the same time, whatever the reason.
 */
@Component
@Profile("!simulator")
public class SignIn {

    static final String SIGNED_IN = "access.signed-in";
    static final String SIGNED_OUT = "access.signed-out";
    static final String REFUSED = "access.refused";
    static final String LOCKED = "access.locked";
    /** Whom attempts concern that name nobody. */
    static final String NOBODY = "-";
    /** Attempts that name nobody fill no log: they are counted, and told once in this time. */
    private static final Duration STRANGERS_TOLD_EACH = Duration.ofMinutes(1);

    private final CallerDirectory callers;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final AccessEvents events;
    private final AccessSettings settings;
    private final MachineTime time;
    private final AtomicLong strangers = new AtomicLong();
    private final AtomicLong strangersToldMillis = new AtomicLong();

    SignIn(CallerDirectory callers, AccountStore accounts, Passwords passwords, AccessEvents events, AccessSettings settings, MachineTime time) {
        this.callers = callers;
        this.accounts = accounts;
        this.passwords = passwords;
        this.events = events;
        this.settings = settings;
        this.time = time;
    }

    /** By what somebody came in. */
    public enum By {
        PASSWORD,
        KEY
    }

    /**
     * Somebody who was let in.
     *
     * @param keySha256 digest of the key; empty after a password
     * @param at when
     */
    public record SignedIn(Caller caller, By by, String keySha256, Instant at) {}

    /**
     * Looks at what was typed; what comes of it is an entry of the log, durable when this returns.
     *
     * @param login empty with a key alone
     * @param secret password or API key
     */
    public Optional<SignedIn> attempt(String login, String secret) {
        if (login.length() > Passwords.CHARACTERS_MAX || secret.length() > Passwords.CHARACTERS_MAX || secret.isEmpty()) {
            return refuseStranger();
        }
        Optional<Caller> byKey = callers.byKey(secret).filter(found -> login.isEmpty() || found.id().equals(login));
        if (byKey.isPresent()) {
            Caller caller = byKey.get();
            if (!hasPages(caller)) {
                return refuse(caller.id());
            }
            events.tell(SIGNED_IN, caller.id(), caller.id(), Map.of("by", By.KEY));
            return Optional.of(new SignedIn(caller, By.KEY, CallerDirectory.digest(secret), time.now()));
        }
        return login.isEmpty() ? refuseStranger() : byPassword(login, secret);
    }

    /** A company's pages show that company's; who sends for all of them has none. */
    private static boolean hasPages(Caller caller) {
        return !caller.role().isCompany() || caller.uscc() != null;
    }

    private Optional<SignedIn> byPassword(String login, String password) {
        Instant now = time.now();
        boolean counted = accounts.countAttempt(login, now, settings.failuresMax(), settings.lockedFor());
        boolean right = passwords.matches(password, counted ? accounts.hash(login).orElse(null) : null);
        Optional<Account> account = accounts.find(login);
        if (account.isEmpty()) {
            return refuseStranger();
        }
        Caller caller = account.get().caller();
        if (right && counted && hasPages(caller)) {
            return events.tell(SIGNED_IN, login, login, Map.of("by", By.PASSWORD), () -> {
                accounts.forgetAttempts(login);
                return Optional.of(new SignedIn(caller, By.PASSWORD, "", now));
            });
        }
        if (!counted) {
            // nothing was tried: a locked account fills no log either
            return refuseStranger();
        }
        if (account.get().state(now) == Account.State.LOCKED) {
            events.tell(LOCKED, login, NOBODY, Map.of("failures", account.get().failedAttempts(), "minutes", settings.lockedFor().toMinutes()));
            return Optional.empty();
        }
        return refuse(login);
    }

    private Optional<SignedIn> refuse(String login) {
        events.tell(REFUSED, login, NOBODY, Map.of());
        return Optional.empty();
    }

    private Optional<SignedIn> refuseStranger() {
        strangers.incrementAndGet();
        long now = time.now().toEpochMilli();
        long told = strangersToldMillis.get();
        if (now - told >= STRANGERS_TOLD_EACH.toMillis() && strangersToldMillis.compareAndSet(told, now)) {
            events.tell(REFUSED, NOBODY, NOBODY, Map.of("attempts", strangers.getAndSet(0)));
        } else {
            // as long as where there is something to tell
            events.awaitDurable();
        }
        return Optional.empty();
    }

    /** Tells that somebody has left. */
    public void signedOut(Caller caller) {
        events.tell(SIGNED_OUT, caller.id(), caller.id(), Map.of());
    }

    /** True while a session that began so still stands: its account is in use and has the same password, its key is there. */
    public boolean stands(SignedIn signedIn) {
        Instant began = signedIn.at();
        if (!began.plus(settings.sessionMax()).isAfter(time.now())) {
            return false;
        }
        if (signedIn.by() == By.KEY) {
            return callers.byDigest(signedIn.keySha256()).filter(found -> found.equals(signedIn.caller())).isPresent();
        }
        return accounts.find(signedIn.caller().id()).filter(account -> account.disabledAt() == null
                && !account.passwordChangedAt().isAfter(began) && account.caller().equals(signedIn.caller())).isPresent();
    }
}
