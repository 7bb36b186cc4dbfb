package io.singlewindow.access;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.time.MachineTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Accounts and sign-in on a database of their own, wired as in the server; time stands still until it is moved. */
final class TestAccess implements AutoCloseable {

    static final AccessSettings SETTINGS = new AccessSettings(5, Duration.ofMinutes(15), 2, 20_000, Duration.ofHours(12), 10, 12);
    static final String PASSWORD = "correct horse battery";
    static final String COMPANY = "91330100TERT00016Y";
    /** Who makes accounts. */
    static final Caller OPERATOR = new Caller("root", CallerRole.OPERATOR, null, false);

    private final StandingClock clock = new StandingClock();
    private final HikariDataSource dataSource;
    private final TestLedger ledger;
    final AccountStore store;
    final CallerDirectory callers;
    final Accounts accounts;
    final Credentials credentials;
    final SignIn signIn;
    final FirstOperator first;

    TestAccess(TestDatabase database, Path folder) {
        dataSource = database.open(folder);
        ledger = new TestLedger(dataSource, folder, clock);
        MachineTime time = new MachineTime(clock);
        AccessEvents events = new AccessEvents(ledger.pending(), ledger.transactions(), ledger.ledger(), JsonMapper.builder().build());
        Passwords passwords = new Passwords(SETTINGS);
        store = new AccountStore(ledger.jdbc());
        callers = new CallerDirectory(ledger.jdbc());
        accounts = new Accounts(store, passwords, callers, events, SETTINGS, time);
        credentials = new Credentials(accounts, new CredentialStore(ledger.jdbc()), callers, events, time, new Random(7));
        signIn = new SignIn(callers, store, passwords, events, SETTINGS, time);
        first = new FirstOperator(store, accounts, folder);
        ledger.jdbc().sql("INSERT INTO entity (uscc, name, customs_code, dxp_id, roles) VALUES (?, 'a company', '3301960A01', 'DXPENT0000000001', 'PLATFORM')")
                .param(COMPANY).update();
    }

    private static final class StandingClock extends Clock {

        private Instant now = Instant.parse("2026-11-26T02:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }
    }

    /** As an operator types it. */
    static AccountRequest request(String login, CallerRole role, @Nullable Scope scope) {
        return new AccountRequest(login, PASSWORD, "Name of " + login, role.name(), role.isCompany() ? COMPANY : "",
                scope == null ? "" : scope.authority(), scope == null ? "" : scope.level().name(), scope == null ? "" : scope.region());
    }

    /** An account of a reviewer of customs in Ningbo. */
    void reviewer(String login) {
        accounts.create(OPERATOR, request(login, CallerRole.REVIEWER, new Scope("customs", Scope.Level.CITY, "330200")));
    }

    /** A principal of the company that has this key and no account. */
    void key(String principal, String key) {
        ledger.jdbc().sql("INSERT INTO principal (id, role, entity_uscc, all_entities) VALUES (?, 'CLIENT', ?, FALSE)").params(principal, COMPANY).update();
        ledger.jdbc().sql("INSERT INTO api_key (key_sha256, principal_id) VALUES (?, ?)").params(CallerDirectory.digest(key), principal).update();
    }

    /** What the log has about somebody, the oldest first. */
    List<String> told(String about) {
        return ledger.told(about).stream().map(TestLedger.Told::type).toList();
    }

    /** The same with everything in it, as one text. */
    String toldInFull(String about) {
        return ledger.told(about).toString();
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    Instant now() {
        return clock.instant();
    }

    TestLedger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        ledger.close();
        dataSource.close();
    }
}
