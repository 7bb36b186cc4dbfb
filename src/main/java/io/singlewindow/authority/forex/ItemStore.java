package io.singlewindow.authority.forex;

import io.singlewindow.message.Direction;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what is to be settled. */
@Component
@Profile("!simulator")
class ItemStore {

    private static final String ITEM = "SELECT id, consignment_id, reference, goods, direction, institution, currency, amount, state, cause,"
            + " settlement_id, rpt_no, settled_by FROM forex_item ";

    private static final String ALIVE = " AND state NOT IN ('CANCELLED', 'DUPLICATE', 'REFUSED', 'BLOCKED')";
    private static final int TURNS = 256;

    private final JdbcClient jdbc;

    ItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are settled together. */
    record Group(Direction direction, String institution, String currency) {}

    /** Notes one to be looked at. */
    void insert(String id, String consignmentId, String reference, String goods, Direction direction, long checkAtMillis) {
        jdbc.sql("INSERT INTO forex_item (id, consignment_id, reference, goods, direction, institution, currency, amount, state, next_check_at)"
                        + " VALUES (?, ?, ?, ?, ?, '', '', 0, 'WAITING', ?)")
                .params(id, consignmentId, reference, goods, direction.name(), checkAtMillis).update();
    }

    Optional<Item> find(String consignmentId, String reference) {
        return list("WHERE consignment_id = ? AND reference = ?", consignmentId, reference).stream().findFirst();
    }

    /** Where the consignments' settlement stands, by consignment: the order's item, or a refund's that is held. */
    Map<String, Item> standing(Collection<String> consignmentIds) {
        return consignmentIds.isEmpty() ? Map.of()
                : jdbc.sql(ITEM + "WHERE consignment_id IN (:ids) AND (reference = '' OR state = 'HELD')").param("ids", consignmentIds)
                        .query(ItemStore::item).list().stream()
                        .collect(Collectors.toMap(Item::consignmentId, Function.identity(), (one, other) -> one.refund() ? one : other));
    }

    Optional<Item> find(String id) {
        return list("WHERE id = ?", id).stream().findFirst();
    }

    /** The item of this id, locked until the transaction ends. */
    Optional<Item> lock(String id) {
        return list("WHERE id = ? FOR UPDATE", id).stream().findFirst();
    }

    /** The refunds of a consignment. */
    List<Item> refunds(String consignmentId) {
        return list("WHERE consignment_id = ? AND reference <> '' ORDER BY id", consignmentId);
    }

    List<String> toBeChecked(long nowMillis, int max) {
        return jdbc.sql("SELECT id FROM forex_item WHERE next_check_at <= ? ORDER BY next_check_at, id FETCH FIRST " + max + " ROWS ONLY")
                .param(nowMillis).query(String.class).list();
    }

    /** It waits on for this, and is looked at again then. */
    void waits(Item item, Missing missing, long checkAtMillis) {
        jdbc.sql("UPDATE forex_item SET state = 'WAITING', cause = ?, next_check_at = ?, due_at = NULL WHERE id = ?")
                .params(missing.name(), checkAtMillis, item.id()).update();
    }

    /** It is looked at as if it were new. */
    void lookAgain(Item item, long checkAtMillis) {
        jdbc.sql("UPDATE forex_item SET state = 'WAITING', cause = NULL, next_check_at = ?, due_at = NULL WHERE id = ?")
                .params(checkAtMillis, item.id()).update();
    }

    /** Its refunds that wait need wait no longer. */
    void refundsMayGo(String consignmentId, long checkAtMillis) {
        jdbc.sql("UPDATE forex_item SET next_check_at = ? WHERE consignment_id = ? AND reference <> '' AND state = 'WAITING'")
                .params(checkAtMillis, consignmentId).update();
    }

    /**
     * It is to be gathered.
     *
     * @param orderKey of an order; null for a refund
     * @throws org.springframework.dao.DuplicateKeyException when another consignment's item has the key
     */
    void due(Item item, @Nullable String orderKey, long dueAtMillis) {
        jdbc.sql("UPDATE forex_item SET state = 'DUE', cause = NULL, next_check_at = NULL, due_at = ?, order_key = ?, institution = ?,"
                        + " currency = ?, amount = ? WHERE id = ?")
                .params(dueAtMillis, orderKey, item.institution(), item.currency(), item.amount(), item.id()).update();
    }

    /** A person has decided that this one, which was held, is settled: it is looked at once more, and not decided again. */
    void settledBy(Item item, String actor, long checkAtMillis) {
        jdbc.sql("UPDATE forex_item SET state = 'WAITING', cause = NULL, next_check_at = ?, due_at = NULL, settled_by = ? WHERE id = ?")
                .params(checkAtMillis, actor, item.id()).update();
    }

    /** Orders of one firm, and of one person, take turns until the transaction ends; always in the same order, so nobody waits for ever. */
    void takeTurns(Deal.Holder holder) {
        Stream.of(holder.firm(), holder.person()).filter(Objects::nonNull).map(one -> Math.floorMod(one.hashCode(), TURNS)).distinct().sorted()
                .forEach(id -> jdbc.sql("SELECT id FROM forex_turn WHERE id = ? FOR UPDATE").param(id).query(Integer.class).single());
    }

    /** In whose year it counts; it did not count there before. */
    void counts(Item item, Deal.Holder holder, int year, BigDecimal usd, boolean inPersonYear) {
        jdbc.sql("UPDATE forex_item SET firm = ?, person = ?, deal_year = ?, deal_usd = ?, in_person_year = ? WHERE id = ?")
                .params(holder.firm(), holder.person(), year, usd, inPersonYear, item.id()).update();
    }

    /** What counts in a firm's year, in and out, in dollars; what is not settled and will not be does not. */
    BigDecimal firmYear(String firm, int year) {
        return jdbc.sql("SELECT COALESCE(SUM(deal_usd), 0) FROM forex_item WHERE firm = ? AND deal_year = ? AND reference = ''" + ALIVE)
                .params(firm, year).query(BigDecimal.class).single();
    }

    /** What counts in a person's year in one direction, for settlement and purchase have a limit each. */
    BigDecimal personYear(String person, int year, Direction direction) {
        return jdbc.sql("SELECT COALESCE(SUM(deal_usd), 0) FROM forex_item WHERE person = ? AND deal_year = ? AND direction = ? AND in_person_year = TRUE"
                + " AND reference = ''" + ALIVE).params(person, year, direction.name()).query(BigDecimal.class).single();
    }

    /** It ends here, with or without a cause. */
    void ends(Item item, ItemState state, @Nullable String cause) {
        jdbc.sql("UPDATE forex_item SET state = ?, cause = ?, next_check_at = NULL, due_at = NULL WHERE id = ?")
                .params(state.name(), cause, item.id()).update();
    }

    /** The item that has this order's key. */
    Optional<Item> byOrderKey(String orderKey) {
        return list("WHERE order_key = ?", orderKey).stream().findFirst();
    }

    /** Groups of which one has waited long enough, or so many are there. */
    List<Group> groups(long nowMillis, int itemsMax) {
        return jdbc.sql("SELECT direction, institution, currency FROM forex_item WHERE due_at IS NOT NULL"
                        + " GROUP BY direction, institution, currency HAVING MIN(due_at) <= ? OR COUNT(*) >= ?")
                .params(nowMillis, itemsMax)
                .query((row, n) -> new Group(Direction.valueOf(row.getString(1)), row.getString(2), row.getString(3))).list();
    }

    List<Item> dueOf(Group group, int max) {
        return list("WHERE due_at IS NOT NULL AND direction = ? AND institution = ? AND currency = ? ORDER BY due_at, id FETCH FIRST " + max
                + " ROWS ONLY", group.direction().name(), group.institution(), group.currency());
    }

    /** The last number that was given; whoever has it is alone in gathering until his transaction ends. */
    long lockCounter() {
        return jdbc.sql("SELECT last FROM forex_counter WHERE id = 1 FOR UPDATE").query(Long.class).single();
    }

    void counter(long last) {
        jdbc.sql("UPDATE forex_counter SET last = ? WHERE id = 1").param(last).update();
    }

    void told(String id, String settlementId, String rptNo) {
        jdbc.sql("UPDATE forex_item SET state = 'SENT', cause = NULL, due_at = NULL, settlement_id = ?, rpt_no = ? WHERE id = ?")
                .params(settlementId, rptNo, id).update();
    }

    /** Items of a settlement that no answer has come to. */
    int sentOf(String settlementId) {
        return jdbc.sql("SELECT COUNT(*) FROM forex_item WHERE settlement_id = ? AND state = 'SENT'").param(settlementId).query(Integer.class).single();
    }

    void answered(String id, ItemState state) {
        jdbc.sql("UPDATE forex_item SET state = ? WHERE id = ?").params(state.name(), id).update();
    }

    private List<Item> list(String where, Object... values) {
        return jdbc.sql(ITEM + where).params(values).query(ItemStore::item).list();
    }

    private static Item item(ResultSet row, int n) throws SQLException {
        BigDecimal amount = row.getBigDecimal(8);
        return new Item(row.getString(1), row.getString(2), row.getString(3), row.getString(4), Direction.valueOf(row.getString(5)),
                row.getString(6), row.getString(7), amount, ItemState.valueOf(row.getString(9)), row.getString(10), row.getString(11),
                row.getString(12), row.getString(13));
    }

    /** It is looked at again then. */
    void later(String id, long checkAtMillis) {
        jdbc.sql("UPDATE forex_item SET next_check_at = ? WHERE id = ? AND next_check_at IS NOT NULL").params(checkAtMillis, id).update();
    }
}
