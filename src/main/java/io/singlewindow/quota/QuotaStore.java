package io.singlewindow.quota;

import io.singlewindow.quota.QuotaEntry.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of quotas. */
@Component
@Profile("!simulator")
class QuotaStore {

    private static final int TURNS = 256;
    private static final String ENTRY = "SELECT consignment_id, person, quota_year, amount, given_back, state, accepted_on, released_on FROM quota_entry ";

    private final JdbcClient jdbc;

    QuotaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Orders of one person take turns, until the transaction ends. */
    void takeTurn(String person) {
        jdbc.sql("SELECT id FROM quota_turn WHERE id = ? FOR UPDATE").param(Math.floorMod(person.hashCode(), TURNS)).query(Integer.class).single();
    }

    Optional<QuotaEntry> find(String consignmentId) {
        return Optional.ofNullable(find(List.of(consignmentId)).get(consignmentId));
    }

    /** By consignment. */
    Map<String, QuotaEntry> find(Collection<String> consignmentIds) {
        return consignmentIds.isEmpty() ? Map.of() : jdbc.sql(ENTRY + "WHERE consignment_id IN (:ids)").param("ids", consignmentIds).query(QuotaStore::entry).list().stream()
                .collect(Collectors.toMap(QuotaEntry::consignmentId, Function.identity()));
    }

    /** What counts in a person's year, without one consignment. */
    QuotaStanding standing(String person, int year, String without) {
        return jdbc.sql("SELECT COALESCE(SUM(CASE WHEN state = 'USED' THEN amount - given_back ELSE 0 END), 0),"
                        + " COALESCE(SUM(CASE WHEN state = 'RESERVED' THEN amount - given_back ELSE 0 END), 0)"
                        + " FROM quota_entry WHERE person = ? AND quota_year = ? AND consignment_id <> ?")
                .params(person, year, without).query((row, n) -> new QuotaStanding(row.getBigDecimal(1), row.getBigDecimal(2))).single();
    }

    void write(QuotaEntry entry) {
        int updated = jdbc.sql("UPDATE quota_entry SET person = ?, quota_year = ?, amount = ?, given_back = ?, state = ?, accepted_on = ?,"
                        + " released_on = ? WHERE consignment_id = ?")
                .params(entry.person(), entry.year(), entry.amount(), entry.givenBack(), entry.state().name(), entry.acceptedOn(),
                        entry.releasedOn(), entry.consignmentId()).update();
        if (updated == 0) {
            jdbc.sql("INSERT INTO quota_entry (person, quota_year, amount, given_back, state, accepted_on, released_on, consignment_id)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(entry.person(), entry.year(), entry.amount(), entry.givenBack(), entry.state().name(), entry.acceptedOn(),
                            entry.releasedOn(), entry.consignmentId()).update();
        }
    }

    /** What it takes of goods with a yearly cap, in place of what it took before. */
    void write(String consignmentId, List<Quantity> quantities) {
        jdbc.sql("DELETE FROM quota_quantity WHERE consignment_id = ?").param(consignmentId).update();
        quantities.forEach(one -> jdbc.sql("INSERT INTO quota_quantity (consignment_id, code, unit, quantity) VALUES (?, ?, ?, ?)")
                .params(consignmentId, one.code(), one.unit(), one.amount()).update());
    }

    void lessen(String consignmentId, List<Quantity> quantities) {
        quantities.forEach(one -> jdbc.sql("UPDATE quota_quantity SET quantity = CASE WHEN quantity > ? THEN quantity - ? ELSE 0 END"
                + " WHERE consignment_id = ? AND code = ?").params(one.amount(), one.amount(), consignmentId, one.code()).update());
    }

    /** What counts of a code in a person's year, without one consignment. */
    BigDecimal quantity(String person, int year, String code, String unit, String without) {
        return jdbc.sql("SELECT COALESCE(SUM(q.quantity), 0) FROM quota_entry e JOIN quota_quantity q ON q.consignment_id = e.consignment_id"
                        + " WHERE e.person = ? AND e.quota_year = ? AND e.state <> 'RETURNED' AND e.consignment_id <> ? AND q.code = ? AND q.unit = ?")
                .params(person, year, without, code, unit).query(BigDecimal.class).single();
    }

    boolean use(String consignmentId, LocalDate releasedOn) {
        return jdbc.sql("UPDATE quota_entry SET state = 'USED', released_on = ? WHERE consignment_id = ? AND state = 'RESERVED'")
                .params(releasedOn, consignmentId).update() == 1;
    }

    boolean knowsReturn(String consignmentId, String reference) {
        return jdbc.sql("SELECT COUNT(*) FROM quota_return WHERE consignment_id = ? AND reference = ?").params(consignmentId, reference)
                .query(Integer.class).single() > 0;
    }

    void insertReturn(String consignmentId, String reference, BigDecimal amount) {
        jdbc.sql("INSERT INTO quota_return (consignment_id, reference, amount) VALUES (?, ?, ?)").params(consignmentId, reference, amount).update();
    }

    /** True when a company has sent a document of a consignment that this person bought. */
    boolean buysFrom(String person, String uscc) {
        return jdbc.sql("SELECT COUNT(*) FROM quota_entry q JOIN consignment_party p ON p.consignment_id = q.consignment_id"
                        + " WHERE q.person = ? AND p.uscc = ?").params(person, uscc).query(Integer.class).single() > 0;
    }

    private static QuotaEntry entry(ResultSet row, int n) throws SQLException {
        return new QuotaEntry(row.getString(1), row.getString(2), row.getInt(3), row.getBigDecimal(4), row.getBigDecimal(5),
                State.valueOf(row.getString(6)), row.getObject(7, LocalDate.class), row.getObject(8, LocalDate.class));
    }
}
