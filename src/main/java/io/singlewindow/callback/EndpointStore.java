package io.singlewindow.callback;

import io.singlewindow.ledger.Sealing;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of endpoints; their secrets are sealed. */
@Component
@Profile("!simulator")
class EndpointStore {

    private static final String ENDPOINT = "SELECT id, principal, uscc, url, types, subjects, form, contact, state, reason, fanned_out,"
            + " failing_since, alarmed, created_at FROM callback_endpoint ";
    private static final int REASON_CHARACTERS_MAX = 500;

    private final JdbcClient jdbc;
    private final Sealing sealing;

    EndpointStore(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    void insert(Endpoint endpoint, String secret) {
        jdbc.sql("INSERT INTO callback_endpoint (id, principal, uscc, url, types, subjects, form, contact, state, reason, secret,"
                        + " fanned_out, alarmed, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?)")
                .params(endpoint.id(), endpoint.principal(), endpoint.uscc(), endpoint.url(), joined(endpoint.types()),
                        joined(endpoint.subjects()), endpoint.form().name(), endpoint.contact(), endpoint.state().name(),
                        endpoint.reason(), seal(endpoint.id(), secret), endpoint.fannedOut(), endpoint.createdAt().toEpochMilli())
                .update();
    }

    /** What its owner may change. */
    void update(Endpoint endpoint) {
        jdbc.sql("UPDATE callback_endpoint SET url = ?, types = ?, subjects = ?, form = ?, contact = ? WHERE id = ?")
                .params(endpoint.url(), joined(endpoint.types()), joined(endpoint.subjects()), endpoint.form().name(),
                        endpoint.contact(), endpoint.id())
                .update();
    }

    void state(String id, Endpoint.State state, @Nullable String reason) {
        jdbc.sql("UPDATE callback_endpoint SET state = ?, reason = ? WHERE id = ?").params(state.name(), cut(reason), id).update();
    }

    void health(String id, @Nullable Long failingSinceMillis, boolean alarmed) {
        jdbc.sql("UPDATE callback_endpoint SET failing_since = ?, alarmed = ? WHERE id = ?").params(failingSinceMillis, alarmed, id).update();
    }

    void fannedOut(String id, long entry) {
        jdbc.sql("UPDATE callback_endpoint SET fanned_out = ? WHERE id = ?").params(entry, id).update();
    }

    void delete(String id) {
        jdbc.sql("DELETE FROM callback_endpoint WHERE id = ?").param(id).update();
    }

    Optional<Endpoint> find(String id) {
        return list("WHERE id = ?", id).stream().findFirst();
    }

    /** The endpoint of this id, locked until the transaction ends. */
    Optional<Endpoint> lock(String id) {
        return list("WHERE id = ? FOR UPDATE", id).stream().findFirst();
    }

    /** A company's endpoints, the oldest first. */
    List<Endpoint> of(String uscc, String after, int max) {
        return list("WHERE uscc = ? AND id > ? ORDER BY id FETCH FIRST " + max + " ROWS ONLY", uscc, after);
    }

    /** Everybody's, those that nothing reaches first. */
    List<Endpoint> all(int max) {
        return list("ORDER BY CASE state WHEN 'DISABLED' THEN 0 WHEN 'ACTIVE' THEN 1 ELSE 2 END, id FETCH FIRST " + max + " ROWS ONLY");
    }

    /** How many a principal has; his next waits for the end of this transaction, so that two at once are not one too many. */
    int countLocking(String principal) {
        jdbc.sql("SELECT id FROM principal WHERE id = ? FOR UPDATE").param(principal).query(String.class).list();
        return jdbc.sql("SELECT COUNT(*) FROM callback_endpoint WHERE principal = ?").param(principal).query(Integer.class).single();
    }

    /** Those that were disabled, for the operator. */
    List<Endpoint> disabled(int max) {
        return list("WHERE state = 'DISABLED' ORDER BY id DESC FETCH FIRST " + max + " ROWS ONLY");
    }

    long count(Endpoint.State state) {
        return jdbc.sql("SELECT COUNT(*) FROM callback_endpoint WHERE state = ?").param(state.name()).query(Long.class).single();
    }

    /** Those that have entries to take over, up to (not including) this number. */
    List<String> behind(long size) {
        return jdbc.sql("SELECT e.id FROM callback_endpoint e WHERE e.state = 'ACTIVE' AND e.fanned_out < ? AND EXISTS"
                        + " (SELECT 1 FROM inbox_item i WHERE i.audience = e.uscc AND i.number > e.fanned_out AND i.number < ?)")
                .params(size - 1, size).query(String.class).list();
    }

    /** Those to which something is due. */
    List<Endpoint> due(long nowMillis) {
        return list("e WHERE e.state IN ('ACTIVE', 'PENDING') AND EXISTS (SELECT 1 FROM callback_delivery d WHERE d.endpoint_id = e.id"
                + " AND d.next_attempt_at <= ? AND (e.state = 'ACTIVE' OR d.type = '" + EventType.CHALLENGE + "'))", nowMillis);
    }

    /** The secrets that sign now, the newest first. */
    List<String> secrets(String id, long nowMillis) {
        List<String> secrets = new ArrayList<>();
        jdbc.sql("SELECT secret, old_secret, old_secret_until FROM callback_endpoint WHERE id = ?").param(id).query(row -> {
            secrets.add(open(id, row.getBytes(1)));
            if (row.getBytes(2) != null && row.getLong(3) > nowMillis) {
                secrets.add(open(id, row.getBytes(2)));
            }
        });
        return secrets;
    }

    /** Signs by a new secret, and by the one so far beside it until then. */
    void rotate(String id, String secret, long oldUntilMillis) {
        jdbc.sql("UPDATE callback_endpoint SET old_secret = secret, old_secret_until = ?, secret = ? WHERE id = ?")
                .params(oldUntilMillis, seal(id, secret), id).update();
    }

    private byte[] seal(String id, String secret) {
        return sealing.seal("callback-endpoint " + id, secret.getBytes(StandardCharsets.UTF_8));
    }

    private String open(String id, byte[] sealed) {
        return new String(sealing.open("callback-endpoint " + id, sealed), StandardCharsets.UTF_8);
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static @Nullable String cut(@Nullable String reason) {
        return reason == null || reason.length() <= REASON_CHARACTERS_MAX ? reason : reason.substring(0, REASON_CHARACTERS_MAX);
    }

    private List<Endpoint> list(String where, Object... values) {
        return jdbc.sql(ENDPOINT + where).params(values).query(EndpointStore::row).list();
    }

    private static Endpoint row(ResultSet row, int n) throws SQLException {
        return new Endpoint(row.getString(1), row.getString(2), row.getString(3), row.getString(4), names(row.getString(5)),
                names(row.getString(6)).stream().map(SubjectKind::valueOf).collect(Collectors.toCollection(LinkedHashSet::new)),
                Endpoint.Form.valueOf(row.getString(7)), row.getString(8), Endpoint.State.valueOf(row.getString(9)), row.getString(10),
                row.getLong(11), (Long) row.getObject(12), row.getBoolean(13), Instant.ofEpochMilli(row.getLong(14)));
    }

    private static Set<String> names(String joined) {
        return joined.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(joined.split(" ")));
    }
}
