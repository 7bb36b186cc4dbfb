package io.singlewindow.callback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of deliveries. Whoever changes those of an endpoint holds its row, but for the lease. */
@Component
@Profile("!simulator")
class DeliveryStore {

    private static final String DELIVERY = "SELECT d.id, d.endpoint_id, d.entry_number, d.type, d.subject, d.order_key, d.form, d.enveloped, d.content, d.state,"
            + " d.replayed, d.attempts, d.first_attempt_at, d.next_attempt_at, d.cause, d.created_at, d.finished_at FROM callback_delivery d ";
    private static final int CAUSE_CHARACTERS_MAX = 500;
    /** Of one statement. */
    private static final int KEYS_AT_ONCE_MAX = 500;

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An event that an endpoint may want. */
    record Listed(long entry, String type, String subject) {}

    /** A delivery that is due. */
    record Due(String id, int attempts, long dueAtMillis) {}

    /** Entries in a company's inbox after one and before another, with their types and subjects. */
    List<Listed> listed(String uscc, long after, long before, int max) {
        // numbers first: joined before they are cut, H2 would look at all that are left
        return jdbc.sql("SELECT i.number, e.type, e.ref FROM (SELECT number FROM inbox_item WHERE audience = ? AND number > ? AND number < ?"
                        + " ORDER BY number FETCH FIRST " + max + " ROWS ONLY) i JOIN entry e ON e.number = i.number ORDER BY i.number")
                .params(uscc, after, before).query((row, n) -> new Listed(row.getLong(1), row.getString(2), row.getString(3))).list();
    }

    /** A new one that waits; {@link #activate} makes it due. */
    void insert(String id, String endpointId, Listed event, String key, Endpoint.Form form, long nowMillis) {
        jdbc.sql("INSERT INTO callback_delivery (id, endpoint_id, entry_number, type, subject, order_key, form, enveloped, state, replayed, attempts,"
                        + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', FALSE, 0, ?)")
                .params(id, endpointId, event.entry(), event.type(), event.subject(), key, form.name(), form == Endpoint.Form.FULL, nowMillis).update();
    }

    /** A challenge, with what it says, taken until then for its first attempt. */
    void insertTaken(String id, String endpointId, String type, String content, long untilMillis, long nowMillis) {
        insert(id, endpointId, type, content, "WAITING", untilMillis, nowMillis, null);
    }

    /** A test, with what it says, that was made and is done with. */
    void insertFinished(String id, String endpointId, String type, String content, Delivery.State state, long nowMillis, long finishedMillis) {
        insert(id, endpointId, type, content, state.name(), null, nowMillis, finishedMillis);
    }

    private void insert(String id, String endpointId, String type, String content, String state, @Nullable Long untilMillis, long nowMillis,
            @Nullable Long finishedMillis) {
        jdbc.sql("INSERT INTO callback_delivery (id, endpoint_id, type, subject, order_key, form, enveloped, content, state, replayed, attempts,"
                        + " first_attempt_at, next_attempt_at, created_at, finished_at) VALUES (?, ?, ?, ?, ?, 'FULL', FALSE, ?, ?, FALSE, 1, ?, ?, ?, ?)")
                .params(id, endpointId, type, type, type, content, state, nowMillis, untilMillis, nowMillis, finishedMillis).update();
    }

    /** The first that waits of a key is due, unless one of the key is due or under way already. */
    void activate(String endpointId, String key, long nowMillis) {
        jdbc.sql("UPDATE callback_delivery SET next_attempt_at = ? WHERE id = (SELECT id FROM callback_delivery WHERE endpoint_id = ?"
                        + " AND order_key = ? AND state = 'WAITING' ORDER BY entry_number FETCH FIRST 1 ROWS ONLY) AND NOT EXISTS"
                        + " (SELECT 1 FROM callback_delivery b WHERE b.endpoint_id = ? AND b.order_key = ? AND b.state = 'WAITING'"
                        + " AND b.next_attempt_at IS NOT NULL)")
                .params(nowMillis, endpointId, key, endpointId, key).update();
    }

    /** Those of these keys under which something waits. */
    Set<String> keysWaiting(String endpointId, List<String> keys) {
        Set<String> waiting = new LinkedHashSet<>();
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE_MAX) {
            waiting.addAll(jdbc.sql("SELECT DISTINCT order_key FROM callback_delivery WHERE endpoint_id = :endpoint AND state = 'WAITING' AND order_key IN (:keys)")
                    .param("endpoint", endpointId).param("keys", keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE_MAX)))
                    .query(String.class).list());
        }
        return waiting;
    }

    /** What waits under one key waits under another from now on. What is due or under way of both stays so: what waits of them waits for both. */
    void rekey(String endpointId, String old, String key) {
        jdbc.sql("UPDATE callback_delivery SET order_key = ? WHERE endpoint_id = ? AND order_key = ? AND state = 'WAITING'")
                .params(key, endpointId, old).update();
    }

    int waiting(String endpointId) {
        return jdbc.sql("SELECT COUNT(*) FROM callback_delivery WHERE endpoint_id = ? AND state = 'WAITING'").param(endpointId)
                .query(Integer.class).single();
    }

    List<Due> due(Endpoint endpoint, long nowMillis, int max) {
        String only = endpoint.state() == Endpoint.State.ACTIVE ? "" : " AND type = '" + EventType.CHALLENGE + "'";
        return jdbc.sql("SELECT id, attempts, next_attempt_at FROM callback_delivery WHERE endpoint_id = ? AND next_attempt_at <= ?" + only
                        + " ORDER BY next_attempt_at FETCH FIRST " + max + " ROWS ONLY")
                .params(endpoint.id(), nowMillis).query((row, n) -> new Due(row.getString(1), row.getInt(2), row.getLong(3))).list();
    }

    /** Takes a due one for some time; false when another node has taken it. */
    boolean lease(Due due, long nowMillis, long untilMillis) {
        return jdbc.sql("UPDATE callback_delivery SET next_attempt_at = ?, attempts = attempts + 1,"
                        + " first_attempt_at = CASE WHEN attempts = 0 THEN ? ELSE first_attempt_at END WHERE id = ? AND next_attempt_at = ?")
                .params(untilMillis, nowMillis, due.id(), due.dueAtMillis()).update() == 1;
    }

    /** Keeps one that was taken until then for some more time; false when its time was over and another has taken it. */
    boolean extend(String id, long takenUntilMillis, long untilMillis) {
        return jdbc.sql("UPDATE callback_delivery SET next_attempt_at = ? WHERE id = ? AND next_attempt_at = ?")
                .params(untilMillis, id, takenUntilMillis).update() == 1;
    }

    void again(String id, long atMillis, @Nullable String cause) {
        jdbc.sql("UPDATE callback_delivery SET next_attempt_at = ?, cause = ? WHERE id = ?").params(atMillis, cut(cause), id).update();
    }

    void finish(String id, Delivery.State state, @Nullable String cause, long nowMillis) {
        jdbc.sql("UPDATE callback_delivery SET state = ?, next_attempt_at = NULL, cause = ?, finished_at = ? WHERE id = ?")
                .params(state.name(), cut(cause), nowMillis, id).update();
    }

    /** A finished one waits again, under its old number and this key. */
    void replay(String id, String key) {
        jdbc.sql("UPDATE callback_delivery SET order_key = ?, state = 'WAITING', replayed = TRUE, attempts = 0, first_attempt_at = NULL,"
                        + " next_attempt_at = NULL, finished_at = NULL WHERE id = ? AND state <> 'WAITING'")
                .params(key, id).update();
    }

    /** One that waits for its next attempt has it now; one that waits for another of its key goes on waiting. */
    void hasten(String id, long nowMillis) {
        jdbc.sql("UPDATE callback_delivery SET next_attempt_at = ? WHERE id = ? AND state = 'WAITING' AND next_attempt_at IS NOT NULL")
                .params(nowMillis, id).update();
    }

    /** What waits for its next attempt has it now, and has all its attempts again. */
    void afresh(String endpointId, long nowMillis) {
        jdbc.sql("UPDATE callback_delivery SET attempts = 0, next_attempt_at = ? WHERE endpoint_id = ? AND state = 'WAITING'"
                        + " AND next_attempt_at IS NOT NULL AND type <> '" + EventType.CHALLENGE + "'")
                .params(nowMillis, endpointId).update();
    }

    /** Challenges that another takes the place of. */
    void endChallenges(String endpointId, long nowMillis) {
        jdbc.sql("UPDATE callback_delivery SET state = 'DEAD', next_attempt_at = NULL, cause = 'another took its place', finished_at = ?"
                        + " WHERE endpoint_id = ? AND state = 'WAITING' AND type = '" + EventType.CHALLENGE + "'")
                .params(nowMillis, endpointId).update();
    }

    Optional<Delivery> find(String id) {
        return list("WHERE d.id = ?", id).stream().findFirst();
    }

    /** Deliveries that a filter chooses, the newest first. */
    List<Delivery> list(String endpointId, DeliveryFilter filter, @Nullable String before, int max) {
        return jdbc.sql(DELIVERY + "WHERE d.endpoint_id = :endpoint" + filter.sql() + (before == null ? "" : " AND d.id < :before")
                        + " ORDER BY d.id DESC FETCH FIRST " + max + " ROWS ONLY")
                .param("endpoint", endpointId).params(filter.params()).params(before == null ? Map.of() : Map.of("before", before))
                .query(DeliveryStore::row).list();
    }

    /** Finished events that a filter chooses, in the order of their entries. */
    List<Delivery> finished(String endpointId, DeliveryFilter filter, int max) {
        return jdbc.sql(DELIVERY + "WHERE d.endpoint_id = :endpoint AND d.state <> 'WAITING' AND d.entry_number IS NOT NULL" + filter.sql()
                        + " ORDER BY d.entry_number FETCH FIRST " + max + " ROWS ONLY")
                .param("endpoint", endpointId).params(filter.params()).query(DeliveryStore::row).list();
    }

    int countFinished(String endpointId, DeliveryFilter filter) {
        return jdbc.sql("SELECT COUNT(*) FROM callback_delivery d WHERE d.endpoint_id = :endpoint AND d.state <> 'WAITING'"
                        + " AND d.entry_number IS NOT NULL" + filter.sql())
                .param("endpoint", endpointId).params(filter.params()).query(Integer.class).single();
    }

    /** Dead events of all endpoints, for the operator, the newest first. */
    List<Delivery> dead(@Nullable String before, int max) {
        // databases differ in what sorts behind everything
        return before == null
                ? list("WHERE d.state = 'DEAD' AND d.entry_number IS NOT NULL ORDER BY d.id DESC FETCH FIRST " + max + " ROWS ONLY")
                : list("WHERE d.state = 'DEAD' AND d.entry_number IS NOT NULL AND d.id < ? ORDER BY d.id DESC FETCH FIRST " + max + " ROWS ONLY", before);
    }

    long count(Delivery.State state) {
        return jdbc.sql("SELECT COUNT(*) FROM callback_delivery WHERE state = ? AND entry_number IS NOT NULL").param(state.name())
                .query(Long.class).single();
    }

    /** Events that died at this time or later. */
    long deadSince(long millis) {
        return jdbc.sql("SELECT COUNT(*) FROM callback_delivery WHERE state = 'DEAD' AND entry_number IS NOT NULL AND finished_at >= ?").param(millis)
                .query(Long.class).single();
    }

    /** When the oldest event that waits was taken over; null when none does. */
    @Nullable Long oldestWaitingMillis() {
        return jdbc.sql("SELECT created_at FROM callback_delivery WHERE state = 'WAITING' ORDER BY created_at FETCH FIRST 1 ROWS ONLY")
                .query(Long.class).optional().orElse(null);
    }

    /** Removes an endpoint's. */
    void deleteOf(String endpointId) {
        jdbc.sql("DELETE FROM callback_attempt WHERE delivery_id IN (SELECT id FROM callback_delivery WHERE endpoint_id = ?)")
                .param(endpointId).update();
        jdbc.sql("DELETE FROM callback_delivery WHERE endpoint_id = ?").param(endpointId).update();
    }

    /** Some that were made before this time. */
    List<Delivery> olderThan(long millis, int max) {
        return list("WHERE d.created_at < ? FETCH FIRST " + max + " ROWS ONLY", millis);
    }

    void delete(List<String> ids) {
        jdbc.sql("DELETE FROM callback_attempt WHERE delivery_id IN (:ids)").param("ids", ids).update();
        jdbc.sql("DELETE FROM callback_delivery WHERE id IN (:ids)").param("ids", ids).update();
    }

    /** Those of these ids that are still there. */
    List<Delivery> list(List<String> ids) {
        return jdbc.sql(DELIVERY + "WHERE d.id IN (:ids)").param("ids", ids).query(DeliveryStore::row).list();
    }

    private static @Nullable String cut(@Nullable String cause) {
        return cause == null || cause.length() <= CAUSE_CHARACTERS_MAX ? cause : cause.substring(0, CAUSE_CHARACTERS_MAX);
    }

    private List<Delivery> list(String where, Object... values) {
        return jdbc.sql(DELIVERY + where).params(values).query(DeliveryStore::row).list();
    }

    private static Delivery row(ResultSet row, int n) throws SQLException {
        return new Delivery(row.getString(1), row.getString(2), (Long) row.getObject(3), row.getString(4), row.getString(5), row.getString(6),
                Endpoint.Form.valueOf(row.getString(7)), row.getBoolean(8), row.getString(9), Delivery.State.valueOf(row.getString(10)),
                row.getBoolean(11), row.getInt(12), (Long) row.getObject(13), (Long) row.getObject(14), row.getString(15),
                Instant.ofEpochMilli(row.getLong(16)), (Long) row.getObject(17));
    }
}
