package io.singlewindow.sandbox;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerDirectory;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Passwords;
import io.singlewindow.access.Scope;
import io.singlewindow.time.MachineTime;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files the sandbox's companies and hands out its keys and accounts, where they are not there yet. */
@Component
@Profile("sandbox")
class SandboxSeed implements InitializingBean {

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final MachineTime time;
    private final SandboxFilings filings;

    SandboxSeed(JdbcClient jdbc, Passwords passwords, MachineTime time, SandboxFilings filings) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.time = time;
        this.filings = filings;
    }

    @Override
    public void afterPropertiesSet() {
        filings.take();
        for (SandboxCompany company : SandboxCompany.values()) {
            principal(company.code(), CallerRole.CLIENT, company.uscc(), false);
            describe(new Caller(company.code(), CallerRole.CLIENT, company.uscc(), false, company.companyName(), null));
        }
        site(SampleSets.SITE, SandboxCompany.WAREHOUSE);
        guarantee(SandboxCompany.DECLARANT);
        principal("any", CallerRole.CLIENT, null, true);
        for (Caller official : SandboxAccounts.officials()) {
            principal(official.id(), official.role(), null, false);
            describe(official);
        }
        accounts();
    }

    private void describe(Caller caller) {
        Scope scope = caller.scope();
        jdbc.sql("UPDATE principal SET display_name = ?, scope_authority = ?, scope_level = ?, scope_region = ? WHERE id = ? AND display_name IS NULL")
                .params(caller.displayName(), scope == null ? null : scope.authority(), scope == null ? null : scope.level().name(),
                        scope == null ? null : scope.region(), caller.id())
                .update();
    }

    /** One hash for all, since they have one password: a hash each would make the start a second longer. */
    private void accounts() {
        List<String> without = Stream.concat(Arrays.stream(SandboxCompany.values()).map(SandboxCompany::code),
                        SandboxAccounts.officials().stream().map(Caller::id))
                .filter(login -> absent("account", "login", login)).toList();
        if (!without.isEmpty()) {
            String hash = passwords.hash(SandboxAccounts.PASSWORD);
            without.forEach(login -> jdbc.sql("INSERT INTO account (login, password_hash, failed_attempts, password_changed_at, created_at) VALUES (?, ?, 0, ?, ?)")
                    .params(login, hash, time.now().toEpochMilli(), time.now().toEpochMilli()).update());
        }
    }

    private void site(String loctNo, SandboxCompany company) {
        if (absent("filed_site", "loct_no", loctNo)) {
            jdbc.sql("INSERT INTO filed_site (loct_no, uscc) VALUES (?, ?)").params(loctNo, company.uscc()).update();
        }
    }

    /** As much as a sandbox will ever need, so that lists are held only where somebody tries it. */
    private void guarantee(SandboxCompany company) {
        if (absent("guarantee_pool", "declarant", company.uscc())) {
            jdbc.sql("INSERT INTO guarantee (declarant, guarantee_no, amount, valid_from, valid_to, withdrawn) VALUES (?, 'SANDBOX-1', 100000000, ?, ?, FALSE)")
                    .params(company.uscc(), LocalDate.of(2015, 1, 1), LocalDate.of(2049, 12, 31)).update();
            jdbc.sql("INSERT INTO guarantee_pool (declarant, used) VALUES (?, 0)").param(company.uscc()).update();
        }
    }

    private void principal(String id, CallerRole role, @Nullable String uscc, boolean all) {
        if (absent("principal", "id", id)) {
            jdbc.sql("INSERT INTO principal (id, role, entity_uscc, all_entities) VALUES (?, ?, ?, ?)")
                    .param(id).param(role.name()).param(uscc).param(all).update();
            jdbc.sql("INSERT INTO api_key (key_sha256, principal_id) VALUES (?, ?)")
                    .param(CallerDirectory.digest("sandbox-" + id)).param(id).update();
        }
    }

    private boolean absent(String table, String column, String value) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?").param(value)
                .query(Integer.class).single() == 0;
    }
}
