package io.singlewindow.access;

import io.singlewindow.access.Credential.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of keys and certificates. */
@Component
@Profile("!simulator")
class CredentialStore {

    private final JdbcClient jdbc;

    CredentialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a principal, the newest first. */
    List<Credential> of(String principal) {
        return jdbc.sql("SELECT key_sha256, kind, name, valid_until, created_at FROM api_key WHERE principal_id = ? ORDER BY created_at DESC, key_sha256")
                .param(principal).query(CredentialStore::credential).list();
    }

    private static Credential credential(ResultSet row, int n) throws SQLException {
        long until = row.getLong("valid_until");
        Instant validUntil = row.wasNull() ? null : Instant.ofEpochMilli(until);
        long created = row.getLong("created_at");
        return new Credential(row.getString("key_sha256"), Kind.valueOf(row.getString("kind")), row.getString("name"), validUntil,
                created == 0 ? null : Instant.ofEpochMilli(created));
    }

    /** @throws org.springframework.dao.DuplicateKeyException when somebody has it already */
    void add(String principal, Credential credential) {
        jdbc.sql("INSERT INTO api_key (key_sha256, principal_id, kind, name, valid_until, created_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(credential.sha256(), principal, credential.kind().name(), credential.name(), millis(credential.validUntil()),
                        millis(credential.createdAt())).update();
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    /** False when another was faster. */
    boolean remove(String principal, String sha256) {
        return jdbc.sql("DELETE FROM api_key WHERE principal_id = ? AND key_sha256 = ?").params(principal, sha256).update() == 1;
    }
}
