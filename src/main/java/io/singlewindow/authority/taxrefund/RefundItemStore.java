package io.singlewindow.authority.taxrefund;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what is told to the tax authority. */
@Component
@Profile("!simulator")
class RefundItemStore {

    private static final String ITEM = "SELECT id, kind, item_key, consignment_id, company, entry_id, decl_row, declaration_no, goods, amount, state,"
            + " cause, external_no, refund_date FROM refund_item ";

    private final JdbcClient jdbc;

    RefundItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes one to be looked at. */
    void insert(RefundItem item, long checkAtMillis) {
        jdbc.sql("INSERT INTO refund_item (id, kind, item_key, consignment_id, company, entry_id, decl_row, declaration_no, goods, amount, state,"
                        + " next_check_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'WAITING', ?)")
                .params(item.id(), item.kind().name(), item.key(), item.consignmentId(), item.company(), item.entryId(), item.declarationRow(),
                        item.declarationNo(), item.goods(), checkAtMillis).update();
    }

    void row(String itemId, RefundItem.Row row) {
        jdbc.sql("INSERT INTO refund_row (item_id, document_id, list_row, consignment_id) VALUES (?, ?, ?, ?)")
                .params(itemId, row.documentId(), row.listRow(), row.consignmentId()).update();
    }

    /** The rows of lists that a refund is about. */
    List<RefundItem.Row> rows(String itemId) {
        return jdbc.sql("SELECT document_id, list_row, consignment_id FROM refund_row WHERE item_id = ? ORDER BY document_id, list_row")
                .param(itemId).query((row, n) -> new RefundItem.Row(row.getString(1), row.getInt(2), row.getString(3))).list();
    }

    Optional<RefundItem> byKey(String key) {
        return list("WHERE item_key = ?", key).stream().findFirst();
    }

    Optional<RefundItem> find(String id) {
        return list("WHERE id = ?", id).stream().findFirst();
    }

    /** The item of this id, locked until the transaction ends. */
    Optional<RefundItem> lock(String id) {
        return list("WHERE id = ? FOR UPDATE", id).stream().findFirst();
    }

    /** What concerns a consignment itself: its registration and what came of its returns. */
    List<RefundItem> of(String consignmentId, RefundKind kind) {
        return of(List.of(consignmentId), kind).getOrDefault(consignmentId, List.of());
    }

    /** The same of several, by consignment. */
    Map<String, List<RefundItem>> of(Collection<String> consignmentIds, RefundKind kind) {
        return consignmentIds.isEmpty() ? Map.of()
                : jdbc.sql(ITEM + "WHERE consignment_id IN (:ids) AND kind = :kind ORDER BY id").param("ids", consignmentIds).param("kind", kind.name())
                        .query(RefundItemStore::item).list().stream().collect(Collectors.groupingBy(RefundItem::consignmentId));
    }

    /** The refunds that rows of a consignment's list are in. */
    List<RefundItem> refundsWith(String consignmentId) {
        return refundsWith(List.of(consignmentId)).getOrDefault(consignmentId, List.of());
    }

    /** The same of several, by consignment; a refund may have rows of many. */
    Map<String, List<RefundItem>> refundsWith(Collection<String> consignmentIds) {
        Map<String, List<RefundItem>> refunds = new HashMap<>();
        if (consignmentIds.isEmpty()) {
            return refunds;
        }
        Map<String, Set<String>> consignments = new HashMap<>();
        jdbc.sql("SELECT DISTINCT item_id, consignment_id FROM refund_row WHERE consignment_id IN (:ids)").param("ids", consignmentIds).query(row -> {
            consignments.computeIfAbsent(row.getString(1), first -> new HashSet<>()).add(row.getString(2));
        });
        if (!consignments.isEmpty()) {
            jdbc.sql(ITEM + "WHERE id IN (:ids) ORDER BY declaration_no").param("ids", consignments.keySet()).query(RefundItemStore::item).list()
                    .forEach(refund -> consignments.getOrDefault(refund.id(), Set.of())
                            .forEach(id -> refunds.computeIfAbsent(id, first -> new ArrayList<>()).add(refund)));
        }
        return refunds;
    }

    /** The refund of a declaration's row. */
    Optional<RefundItem> refundOf(String declarationNo) {
        return list("WHERE declaration_no = ?", declarationNo).stream().findFirst();
    }

    List<String> toBeChecked(long nowMillis, int max) {
        return jdbc.sql("SELECT id FROM refund_item WHERE next_check_at <= ? ORDER BY next_check_at, id FETCH FIRST " + max + " ROWS ONLY")
                .param(nowMillis).query(String.class).list();
    }

    /** It waits on for this, and is looked at again then; null: when what it waits for wakes it. */
    void waits(RefundItem item, RefundCause cause, @Nullable Long checkAtMillis) {
        jdbc.sql("UPDATE refund_item SET cause = ?, next_check_at = ? WHERE id = ?").params(cause.name(), checkAtMillis, item.id()).update();
    }

    void cancelled(RefundItem item, RefundCause cause) {
        jdbc.sql("UPDATE refund_item SET state = 'CANCELLED', cause = ?, next_check_at = NULL WHERE id = ?").params(cause.name(), item.id()).update();
    }

    /** What waits is looked at as soon as can be: the refund of a company's declared row. */
    void lookAtRefund(String company, String declarationNo, long nowMillis) {
        jdbc.sql("UPDATE refund_item SET next_check_at = ?, cause = NULL WHERE declaration_no = ? AND company = ? AND state = 'WAITING'")
                .params(nowMillis, declarationNo, company).update();
    }

    /** Keeps a claim for a declaration's row from being told until the transaction ends. */
    void lockRefund(String declarationNo) {
        jdbc.sql("SELECT id FROM refund_item WHERE declaration_no = ? FOR UPDATE").param(declarationNo).query(String.class).list();
    }

    /** The same of a consignment's returns. */
    void lookAtReclaims(String consignmentId, long nowMillis) {
        jdbc.sql("UPDATE refund_item SET next_check_at = ? WHERE consignment_id = ? AND kind = 'RECLAIM' AND state = 'WAITING'")
                .params(nowMillis, consignmentId).update();
    }

    void told(String id, BigDecimal amount) {
        jdbc.sql("UPDATE refund_item SET state = 'SENT', cause = NULL, next_check_at = NULL, amount = ? WHERE id = ?").params(amount, id).update();
    }

    void answered(String id, RefundState state, String externalNo, @Nullable String refundDate) {
        jdbc.sql("UPDATE refund_item SET state = ?, external_no = ?, refund_date = ? WHERE id = ?")
                .params(state.name(), externalNo, refundDate, id).update();
    }

    /** A part of a reclaim. */
    record Part(String reclaimId, String refundId, BigDecimal amount) {}

    void parts(Collection<Part> parts) {
        parts.forEach(part -> jdbc.sql("INSERT INTO refund_reclaim (item_id, refund_id, amount) VALUES (?, ?, ?)")
                .params(part.reclaimId(), part.refundId(), part.amount()).update());
    }

    /** What was reclaimed of a refund for a consignment's goods. */
    BigDecimal reclaimed(String refundId, String consignmentId) {
        return jdbc.sql("SELECT COALESCE(SUM(p.amount), 0) FROM refund_reclaim p JOIN refund_item i ON i.id = p.item_id"
                        + " WHERE p.refund_id = ? AND i.consignment_id = ?")
                .params(refundId, consignmentId).query(BigDecimal.class).single();
    }

    /** The goods by which so much was reclaimed, a line for each return; see {@link RefundItem#goods}. */
    List<String> reclaimedGoods(String refundId, String consignmentId) {
        return jdbc.sql("SELECT i.goods FROM refund_reclaim p JOIN refund_item i ON i.id = p.item_id WHERE p.refund_id = ? AND i.consignment_id = ?")
                .params(refundId, consignmentId).query(String.class).list();
    }

    private List<RefundItem> list(String where, Object... values) {
        return jdbc.sql(ITEM + where).params(values).query(RefundItemStore::item).list();
    }

    private static RefundItem item(ResultSet row, int n) throws SQLException {
        BigDecimal amount = row.getBigDecimal(10);
        return new RefundItem(row.getString(1), RefundKind.valueOf(row.getString(2)), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), row.getInt(7), row.getString(8), row.getString(9), amount, RefundState.valueOf(row.getString(11)),
                row.getString(12), row.getString(13), row.getString(14));
    }

    /** It is looked at again then. */
    void later(String id, long checkAtMillis) {
        jdbc.sql("UPDATE refund_item SET next_check_at = ? WHERE id = ? AND next_check_at IS NOT NULL").params(checkAtMillis, id).update();
    }
}
