package io.singlewindow.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of principals and their accounts. */
@Component
@Profile("!simulator")
class AccountStore {

    /** What a {@link Caller} is read from; the principal is {@code p}. */
    static final String CALLER = "p.id, p.role, p.entity_uscc, p.all_entities, p.display_name, p.scope_authority, p.scope_level, p.scope_region";
    private static final String ACCOUNT = "SELECT " + CALLER + ", a.failed_attempts, a.locked_until, a.disabled_at, a.password_changed_at, a.created_at"
            + " FROM account a JOIN principal p ON p.id = a.login ";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Caller caller(ResultSet row, int n) throws SQLException {
        String id = row.getString("id");
        String name = row.getString("display_name");
        String authority = row.getString("scope_authority");
        Scope scope = authority == null ? null
                : new Scope(authority, Scope.Level.valueOf(row.getString("scope_level")), row.getString("scope_region"));
        return new Caller(id, CallerRole.valueOf(row.getString("role")), row.getString("entity_uscc"), row.getBoolean("all_entities"),
                name == null ? id : name, scope);
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        return new Account(caller(row, n), row.getInt("failed_attempts"), instant(row, "locked_until"), instant(row, "disabled_at"),
                Instant.ofEpochMilli(row.getLong("password_changed_at")), Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    Optional<Account> find(String login) {
        return jdbc.sql(ACCOUNT + "WHERE a.login = ?").param(login).query(AccountStore::account).optional();
    }

    Optional<String> hash(String login) {
        return jdbc.sql("SELECT password_hash FROM account WHERE login = ?").param(login).query(String.class).optional();
    }

    /** In the order of logins. */
    List<Account> list(String after, int max) {
        return jdbc.sql(ACCOUNT + "WHERE a.login > ? ORDER BY a.login FETCH FIRST " + max + " ROWS ONLY").param(after)
                .query(AccountStore::account).list();
    }

    boolean anyOperator() {
        return jdbc.sql("SELECT COUNT(*) FROM account a JOIN principal p ON p.id = a.login WHERE p.role = 'OPERATOR' AND a.disabled_at IS NULL")
                .query(Integer.class).single() > 0;
    }

    /**
     * Counts an attempt before its password is looked at, so that many at once are not more than are allowed; the last one
     * allowed locks the account until it turns out to be right.
     *
     * @return false when the account does not take part: unknown, locked or disabled
     */
    boolean countAttempt(String login, Instant now, int failuresMax, Duration lockedFor) {
        long millis = now.toEpochMilli();
        return jdbc.sql("UPDATE account SET"
                        + " locked_until = CASE WHEN (CASE WHEN locked_until IS NULL THEN failed_attempts ELSE 0 END) + 1 >= :max"
                        + " THEN CAST(:until AS BIGINT) ELSE NULL END,"
                        + " failed_attempts = (CASE WHEN locked_until IS NULL THEN failed_attempts ELSE 0 END) + 1"
                        + " WHERE login = :login AND disabled_at IS NULL AND (locked_until IS NULL OR locked_until <= :now)")
                .param("max", failuresMax).param("until", millis + lockedFor.toMillis()).param("login", login).param("now", millis).update() == 1;
    }

    /** The password was right, or an operator says so. */
    void forgetAttempts(String login) {
        jdbc.sql("UPDATE account SET failed_attempts = 0, locked_until = NULL WHERE login = ?").param(login).update();
    }

    /** False when there is a principal of this id already. */
    boolean addPrincipal(Caller caller) {
        if (jdbc.sql("SELECT COUNT(*) FROM principal WHERE id = ?").param(caller.id()).query(Integer.class).single() > 0) {
            return false;
        }
        Scope scope = caller.scope();
        jdbc.sql("INSERT INTO principal (id, role, entity_uscc, all_entities, display_name, scope_authority, scope_level, scope_region)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caller.id(), caller.role().name(), caller.uscc(), caller.allEntities(), caller.displayName(),
                        scope == null ? null : scope.authority(), scope == null ? null : scope.level().name(),
                        scope == null ? null : scope.region())
                .update();
        return true;
    }

    /** True where there is a principal of this id, of the same role and company. */
    boolean isPrincipal(Caller caller) {
        return jdbc.sql("SELECT " + CALLER + " FROM principal p WHERE p.id = ?").param(caller.id()).query(AccountStore::caller).optional()
                .filter(found -> found.role() == caller.role() && Objects.equals(found.uscc(), caller.uscc())).isPresent();
    }

    void addAccount(String login, String hash, Instant now) {
        jdbc.sql("INSERT INTO account (login, password_hash, failed_attempts, password_changed_at, created_at) VALUES (?, ?, 0, ?, ?)")
                .params(login, hash, now.toEpochMilli(), now.toEpochMilli()).update();
    }

    void disable(String login, @Nullable Instant at) {
        jdbc.sql("UPDATE account SET disabled_at = ? WHERE login = ?").params(at == null ? null : at.toEpochMilli(), login).update();
    }

    void password(String login, String hash, Instant at) {
        jdbc.sql("UPDATE account SET password_hash = ?, password_changed_at = ?, failed_attempts = 0, locked_until = NULL WHERE login = ?")
                .params(hash, at.toEpochMilli(), login).update();
    }

    /** True where a company of this credit code is filed. */
    boolean isFiled(String uscc) {
        return jdbc.sql("SELECT COUNT(*) FROM entity WHERE uscc = ?").param(uscc).query(Integer.class).single() == 1;
    }
}
