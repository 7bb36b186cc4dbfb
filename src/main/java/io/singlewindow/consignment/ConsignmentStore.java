package io.singlewindow.consignment;

import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The rows of documents and consignments. */
@Component
@Profile("!simulator")
public class ConsignmentStore {

    /** Turns for numbers; the one after them is the index's. */
    private static final int TURNS = 256;
    private static final String DOCUMENT = "SELECT id, submission_id, position, entry_number, message_type, kind, direction,"
            + " business_key, number, sender, app_type, ebp_code, ebc_code, order_no, logistics_code, logistics_no, standing,"
            + " consignment_id, fields FROM document ";
    private static final String CONSIGNMENT = "SELECT id, direction, ebp_code, ebc_code, order_no, trade_mode, state,"
            + " own_state, created_at, waiting_until, match_report FROM consignment ";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ConsignmentStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes the turns of numbers that several documents share, always in the same order, until the transaction ends. */
    public void takeTurns(String... numbers) {
        int[] turns = IntStream.range(0, numbers.length).filter(i -> !numbers[i].isEmpty())
                .map(i -> Math.floorMod(numbers[i].hashCode(), TURNS)).distinct().sorted().toArray();
        for (int turn : turns) {
            jdbc.sql("SELECT id FROM join_turn WHERE id = ? FOR UPDATE").param(turn).query(Integer.class).single();
        }
    }

    /** Takes the index's turn until the transaction ends: of several nodes one files at a time. */
    void takeIndexTurn() {
        jdbc.sql("SELECT id FROM join_turn WHERE id = " + TURNS + " FOR UPDATE").query(Integer.class).single();
    }

    /** A document that is to be joined is told of, when it still belongs to no consignment at that time. */
    void insert(DocumentRow row, boolean toBeJoined, @Nullable Long waitingUntilMillis) {
        jdbc.sql("INSERT INTO document (id, submission_id, position, entry_number, message_type, kind, direction,"
                        + " business_key, number, sender, app_type, ebp_code, ebc_code, order_no, logistics_code,"
                        + " logistics_no, standing, to_be_joined, waiting_until, fields)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(row.id(), row.submissionId(), row.position(), row.entry(), row.messageType(), row.kind().name(),
                        row.direction().name(), row.businessKey(), row.number(), row.sender(), row.appType(), row.ebpCode(),
                        row.ebcCode(), row.orderNo(), row.logisticsCode(), row.logisticsNo(), row.standing().name(),
                        toBeJoined, waitingUntilMillis, json.writeValueAsString(row.fields()))
                .update();
    }

    /** The valid version of a key. */
    public Optional<DocumentRow> current(String businessKey) {
        return documents("WHERE business_key = ? AND standing = 'CURRENT' ORDER BY entry_number DESC", businessKey).stream().findFirst();
    }

    /** The versions of a key that went to customs, or may have: the valid one and those it has replaced, newest first. */
    public List<DocumentRow> versions(String businessKey) {
        return documents("WHERE business_key = ? AND standing IN ('CURRENT', 'REPLACED') ORDER BY entry_number DESC", businessKey);
    }

    /** The valid documents of a kind with this number; a number alone need not be unique. */
    public List<DocumentRow> currentByNumber(DocumentKind kind, String number) {
        return documents("WHERE kind = ? AND number = ? AND standing = 'CURRENT'", kind.name(), number);
    }

    /** The valid documents of a kind that name this order. */
    public List<DocumentRow> currentByOrder(DocumentKind kind, String orderNo) {
        return documents("WHERE order_no = ? AND kind = ? AND standing = 'CURRENT'", orderNo, kind.name());
    }

    /** The document of this id. */
    public Optional<DocumentRow> document(String id) {
        return documents("WHERE id = ?", id).stream().findFirst();
    }

    /** The document of this id, locked until the transaction ends. */
    Optional<DocumentRow> lockDocument(String id) {
        return documents("WHERE id = ? FOR UPDATE", id).stream().findFirst();
    }

    /** The documents of a submission. */
    public List<DocumentRow> ofSubmission(String submissionId) {
        return documents("WHERE submission_id = ? ORDER BY position", submissionId);
    }

    /** The valid documents of a consignment. */
    public List<DocumentRow> ofConsignment(String consignmentId) {
        return documents("WHERE consignment_id = ? AND standing = 'CURRENT' ORDER BY entry_number, position", consignmentId);
    }

    /** The same of several, by consignment. */
    Map<String, List<DocumentRow>> ofConsignments(Collection<String> consignmentIds) {
        return consignmentIds.isEmpty() ? Map.of()
                : jdbc.sql(DOCUMENT + "WHERE consignment_id IN (:ids) AND standing = 'CURRENT' ORDER BY entry_number, position").param("ids", consignmentIds)
                        .query(this::documentRow).list().stream().collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.consignmentId())));
    }

    /** The documents of these ids, by id. */
    Map<String, DocumentRow> documents(Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : jdbc.sql(DOCUMENT + "WHERE id IN (:ids)").param("ids", ids).query(this::documentRow).list().stream()
                .collect(Collectors.toMap(DocumentRow::id, Function.identity()));
    }

    /** Every document that belonged to a consignment, or repeated one that does: what names its order and its platform. */
    public List<DocumentRow> everOf(Consignment consignment, int max) {
        return documents("WHERE consignment_id = ? OR order_no = ? AND ebp_code = ? AND direction = ? AND consignment_id IS NULL"
                        + " ORDER BY entry_number, position FETCH FIRST " + max + " ROWS ONLY",
                consignment.id(), consignment.orderNo(), consignment.ebpCode(), consignment.direction().name());
    }

    List<String> toBeJoined(int max) {
        return jdbc.sql("SELECT id FROM document WHERE to_be_joined ORDER BY id FETCH FIRST " + max + " ROWS ONLY")
                .query(String.class).list();
    }

    /** Takes a document to join it; false when another has done so. */
    boolean joined(String documentId) {
        return jdbc.sql("UPDATE document SET to_be_joined = FALSE WHERE id = ? AND to_be_joined").param(documentId).update() == 1;
    }

    void standing(String documentId, Standing standing) {
        jdbc.sql("UPDATE document SET standing = ? WHERE id = ?").param(standing.name()).param(documentId).update();
    }

    void bind(String documentId, String consignmentId, String sender) {
        jdbc.sql("UPDATE document SET consignment_id = ?, waiting_until = NULL WHERE id = ?").param(consignmentId).param(documentId).update();
        if (jdbc.sql("SELECT COUNT(*) FROM consignment_party WHERE consignment_id = ? AND uscc = ?")
                .param(consignmentId).param(sender).query(Integer.class).single() == 0) {
            jdbc.sql("INSERT INTO consignment_party (consignment_id, uscc) VALUES (?, ?)").param(consignmentId).param(sender).update();
        }
    }

    /** Documents that belong to no consignment yet and fit this one: by order for money, by the list for waybills. */
    List<DocumentRow> unboundMoney(Consignment consignment) {
        return documents("WHERE order_no = ? AND ebp_code = ? AND direction = ? AND kind IN ('PAYMENT', 'PROCEEDS')"
                        + " AND standing = 'CURRENT' AND consignment_id IS NULL",
                consignment.orderNo(), consignment.ebpCode(), consignment.direction().name());
    }

    List<DocumentRow> unboundWaybills(DocumentRow list) {
        return documents("WHERE logistics_no = ? AND logistics_code = ? AND direction = ? AND kind = 'WAYBILL'"
                        + " AND standing = 'CURRENT' AND consignment_id IS NULL",
                list.logisticsNo(), list.logisticsCode(), list.direction().name());
    }

    List<DocumentRow> listsOfWaybill(DocumentRow waybill) {
        return documents("WHERE logistics_no = ? AND logistics_code = ? AND direction = ? AND kind = 'LIST'"
                        + " AND standing = 'CURRENT' AND consignment_id IS NOT NULL",
                waybill.logisticsNo(), waybill.logisticsCode(), waybill.direction().name());
    }

    private List<DocumentRow> documents(String where, Object... values) {
        return jdbc.sql(DOCUMENT + where).params(values).query(this::documentRow).list();
    }

    private DocumentRow documentRow(ResultSet row, int n) throws SQLException {
        return new DocumentRow(row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), row.getString(5),
                DocumentKind.valueOf(row.getString(6)), Direction.valueOf(row.getString(7)), row.getString(8), row.getString(9),
                row.getString(10), row.getString(11), row.getString(12), row.getString(13), row.getString(14), row.getString(15),
                row.getString(16), Standing.valueOf(row.getString(17)), row.getString(18),
                json.readValue(row.getString(19), new TypeReference<Map<String, String>>() {}));
    }

    void insert(Consignment consignment) {
        jdbc.sql("INSERT INTO consignment (id, direction, ebp_code, ebc_code, order_no, trade_mode, state, own_state,"
                        + " created_at, waiting_until, match_report) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(consignment.id(), consignment.direction().name(), consignment.ebpCode(), consignment.ebcCode(),
                        consignment.orderNo(), consignment.tradeMode(), consignment.state().name(), consignment.ownState().name(),
                        consignment.createdAtMillis(), consignment.waitingUntilMillis(), consignment.matchReport())
                .update();
    }

    /** @param releasedAtMillis when it was released, if it is released now; the first such time stays */
    void update(Consignment consignment, @Nullable Long releasedAtMillis) {
        jdbc.sql("UPDATE consignment SET trade_mode = ?, state = ?, own_state = ?, waiting_until = ?, match_report = ?,"
                        + " released_at = COALESCE(released_at, CAST(? AS BIGINT)) WHERE id = ?")
                .params(consignment.tradeMode(), consignment.state().name(), consignment.ownState().name(),
                        consignment.waitingUntilMillis(), consignment.matchReport(), releasedAtMillis, consignment.id())
                .update();
    }

    /**
     * How many consignments of a firm (电商企业) were released in a time, both ends included; counted in the index, and no further than asked.
     *
     * @param ebcCode as consignments have it: the credit code of a filed firm
     */
    public int released(String ebcCode, Instant from, Instant to, int max) {
        return jdbc.sql("SELECT COUNT(*) FROM (SELECT released_at FROM consignment WHERE ebc_code = ? AND released_at BETWEEN ? AND ?"
                        + " FETCH FIRST " + max + " ROWS ONLY) counted")
                .params(ebcCode, from.toEpochMilli(), to.toEpochMilli()).query(Integer.class).single();
    }

    /** The consignment of this id, for reading. */
    public Optional<Consignment> find(String id) {
        return consignments("WHERE id = ?", id).stream().findFirst();
    }

    /** Ids of those that are held (暂缓), after this one and in the order of ids. */
    public List<String> held(String after, int max) {
        return jdbc.sql("SELECT id FROM consignment WHERE state = 'HELD' AND id > ? ORDER BY id FETCH FIRST " + max + " ROWS ONLY").param(after)
                .query(String.class).list();
    }

    /** The consignment of this id, locked until the transaction ends. */
    Optional<Consignment> lock(String id) {
        return consignments("WHERE id = ? FOR UPDATE", id).stream().findFirst();
    }

    Optional<Consignment> byKey(Direction direction, String ebpCode, String ebcCode, String orderNo) {
        return consignments("WHERE direction = ? AND ebp_code = ? AND ebc_code = ? AND order_no = ?",
                direction.name(), ebpCode, ebcCode, orderNo).stream().findFirst();
    }

    List<Consignment> byOrder(Direction direction, String ebpCode, String orderNo) {
        return consignments("WHERE direction = ? AND ebp_code = ? AND order_no = ?", direction.name(), ebpCode, orderNo);
    }

    /** Consignments by order number or waybill number, oldest first. */
    public List<Consignment> search(@Nullable String orderNo, @Nullable String logisticsNo, int max) {
        return orderNo != null
                ? consignments("WHERE order_no = ? ORDER BY id FETCH FIRST " + max + " ROWS ONLY", orderNo)
                : consignments("WHERE id IN (SELECT consignment_id FROM document WHERE logistics_no = ?) ORDER BY id FETCH FIRST "
                        + max + " ROWS ONLY", String.valueOf(logisticsNo));
    }

    /** How many consignments that were made since then are in each state, in the order of states; ids rise with time. */
    Map<ConsignmentState, Long> countedSince(Instant since) {
        Map<ConsignmentState, Long> counts = new EnumMap<>(ConsignmentState.class);
        jdbc.sql("SELECT state, COUNT(*) FROM consignment WHERE id >= ? GROUP BY state").param(SubmissionIds.from(since))
                .query(row -> {
                    counts.put(ConsignmentState.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    List<String> waitedTooLong(long nowMillis, int max) {
        return jdbc.sql("SELECT id FROM consignment WHERE waiting_until <= ? ORDER BY waiting_until FETCH FIRST " + max + " ROWS ONLY")
                .param(nowMillis).query(String.class).list();
    }

    /** Valid documents that have waited too long for a consignment to belong to. */
    List<DocumentRow> aloneTooLong(long nowMillis, int max) {
        return documents("WHERE waiting_until <= ? AND standing = 'CURRENT' AND consignment_id IS NULL ORDER BY waiting_until FETCH FIRST "
                + max + " ROWS ONLY", nowMillis);
    }

    /** It waits no more. */
    public void waitsNoMore(String documentId) {
        jdbc.sql("UPDATE document SET waiting_until = NULL WHERE id = ?").param(documentId).update();
    }

    /** Its sender has been told; false when another has done so. */
    boolean told(String documentId) {
        return jdbc.sql("UPDATE document SET waiting_until = NULL WHERE id = ? AND waiting_until IS NOT NULL").param(documentId).update() == 1;
    }

    /** Credit codes of the companies that sent a document of it. */
    public List<String> parties(String consignmentId) {
        return jdbc.sql("SELECT uscc FROM consignment_party WHERE consignment_id = ? ORDER BY uscc").param(consignmentId)
                .query(String.class).list();
    }

    /** Credit codes of the companies that sent its list, which has the right of appeal: one, or none. */
    List<String> listSenders(String consignmentId) {
        return ofConsignment(consignmentId).stream().filter(one -> one.kind() == DocumentKind.LIST).map(DocumentRow::sender).distinct().toList();
    }

    /** Where a consignment's goods lie: the company there, and the waybill number by which it knows them. */
    record Warehouse(String uscc, String logisticsNo) {}

    /** Where its goods lie; empty while that is of no interest, or at no filed company's. */
    Optional<Warehouse> warehouse(String consignmentId) {
        return jdbc.sql("SELECT uscc, logistics_no FROM consignment_warehouse WHERE consignment_id = ?").param(consignmentId)
                .query((row, n) -> new Warehouse(row.getString(1), row.getString(2))).optional();
    }

    /** Its goods lie with this company from now on; the consignment is locked. */
    void keepAt(String consignmentId, String uscc, String logisticsNo) {
        if (jdbc.sql("UPDATE consignment_warehouse SET uscc = ?, logistics_no = ? WHERE consignment_id = ?")
                .params(uscc, logisticsNo, consignmentId).update() == 0) {
            jdbc.sql("INSERT INTO consignment_warehouse (consignment_id, uscc, logistics_no) VALUES (?, ?, ?)")
                    .params(consignmentId, uscc, logisticsNo).update();
        }
    }

    private List<Consignment> consignments(String where, Object... values) {
        return jdbc.sql(CONSIGNMENT + where).params(values).query(ConsignmentStore::consignment).list();
    }

    /**
     * Those that fit, so many at most. Their rows are wide, so that they are read when it is known which they are.
     *
     * @param direction of their ids: empty, or {@code DESC}
     */
    List<Consignment> fitting(Conditions wanted, String direction, int max) {
        return jdbc.sql(CONSIGNMENT + "JOIN (SELECT c.id AS fitting FROM consignment c WHERE " + wanted.sql() + " ORDER BY c.id" + direction + " FETCH FIRST " + max
                        + " ROWS ONLY) f ON id = f.fitting ORDER BY id" + direction)
                .params(wanted.values()).query(ConsignmentStore::consignment).list();
    }

    private static Consignment consignment(ResultSet row, int n) throws SQLException {
        return new Consignment(row.getString(1), Direction.valueOf(row.getString(2)), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), ConsignmentState.valueOf(row.getString(7)), ConsignmentState.valueOf(row.getString(8)), row.getLong(9),
                (Long) row.getObject(10), row.getString(11));
    }
}
