package io.singlewindow.statistics;

import io.singlewindow.statistics.ConsignmentFact.Goods;
import io.singlewindow.time.BusinessTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of facts, and how far the log is counted. */
@Component
@Profile("!simulator")
class FactStore {

    private static final List<String> COLUMNS = List.of("opened_on", "opened_month", "direction", "trade_mode", "platform", "firm", "region",
            "entity_class", "country", "chapter", "amount", "state", "customs", "inspection", "forex", "tax_refund", "list_document", "arrived_at",
            "released_at", "release_millis", "consignment_id");
    private static final int FIELD_CHARACTERS_MAX = 60;

    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry of the log. */
    record Entry(long number, Instant at, String type, String ref) {}

    /** What of a kept fact need not be read again. */
    record Kept(Goods goods, @Nullable Instant released) {}

    /** Where counting goes on; held until the transaction ends, so that each entry is counted once. */
    long takeCursor() {
        return jdbc.sql("SELECT next_entry FROM statistic_cursor WHERE id = 1 FOR UPDATE").query(Long.class).single();
    }

    void moveCursor(long nextEntry) {
        jdbc.sql("UPDATE statistic_cursor SET next_entry = ? WHERE id = 1").param(nextEntry).update();
    }

    /** The number of the first entry that is not counted yet. */
    long cursor() {
        return jdbc.sql("SELECT next_entry FROM statistic_cursor WHERE id = 1").query(Long.class).single();
    }

    /** How many entries of the log are not counted yet. */
    long waiting() {
        return jdbc.sql("SELECT h.size - c.next_entry FROM log_head h, statistic_cursor c").query(Long.class).optional().orElse(0L);
    }

    List<Entry> entries(long from, int max) {
        return jdbc.sql("SELECT number, at, type, ref FROM entry WHERE number >= ? ORDER BY number FETCH FIRST " + max + " ROWS ONLY").param(from)
                .query((row, n) -> new Entry(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3), row.getString(4))).list();
    }

    /** What an entry that is no submission says, as JSON. */
    Optional<String> content(Entry entry) {
        // the month says in which partition it is
        return jdbc.sql("SELECT content FROM entry_body WHERE number = ? AND body_month = ?").param(entry.number())
                .param(Integer.parseInt(BusinessTime.wire8(entry.at()).substring(0, "yyyymm".length()))).query(String.class).optional();
    }

    Optional<Kept> kept(String consignmentId) {
        return jdbc.sql("SELECT list_document, region, entity_class, country, chapter, amount, arrived_at, released_at FROM statistic_consignment"
                + " WHERE consignment_id = ?").param(consignmentId).query(FactStore::kept).optional();
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(new Goods(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getBigDecimal(6),
                instant(row.getObject(7, Long.class))), instant(row.getObject(8, Long.class)));
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** Puts a fact in the place of what was known of its consignment. */
    void put(ConsignmentFact fact) {
        List<@Nullable Object> values = values(fact);
        String set = String.join(" = ?, ", COLUMNS.subList(0, COLUMNS.size() - 1)) + " = ?";
        if (jdbc.sql("UPDATE statistic_consignment SET " + set + " WHERE consignment_id = ?").params(values).update() == 0) {
            jdbc.sql("INSERT INTO statistic_consignment (" + String.join(", ", COLUMNS) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")").params(values).update();
        }
        jdbc.sql("DELETE FROM statistic_difference WHERE consignment_id = ?").param(fact.consignmentId()).update();
        fact.differences().forEach((field, severity) ->
                jdbc.sql("INSERT INTO statistic_difference (consignment_id, field, severity) VALUES (?, ?, ?)")
                        .params(fact.consignmentId(), field.substring(0, Math.min(field.length(), FIELD_CHARACTERS_MAX)), severity).update());
    }

    private static List<@Nullable Object> values(ConsignmentFact fact) {
        Goods goods = fact.goods();
        Map<String, String> given = fact.treatments();
        List<@Nullable Object> values = new ArrayList<>(List.of(fact.openedOn(), month(fact.openedOn()), fact.direction(), fact.tradeMode(), fact.platform(),
                fact.firm(), goods.region(), goods.entityClass(), goods.country(), goods.chapter()));
        values.add(goods.amount());
        values.add(fact.state());
        List.of("customs", "inspection", "forex", "tax-refund").forEach(authority -> values.add(given.getOrDefault(authority, "")));
        values.add(goods.listDocument());
        values.add(goods.arrived() == null ? null : goods.arrived().toEpochMilli());
        values.add(fact.released() == null ? null : fact.released().toEpochMilli());
        values.add(fact.releaseMillis());
        values.add(fact.consignmentId());
        return values;
    }

    private static String month(LocalDate day) {
        return day.toString().substring(0, "uuuu-mm".length());
    }

    /** Who sent a message of which type, and from where. */
    record Arrived(LocalDate on, String sender, String region, String messageType, String direction) {}

    /** Counts one message. */
    void count(Arrived message, String status) {
        if (jdbc.sql("UPDATE statistic_intake SET messages = messages + 1 WHERE received_on = ? AND sender = ? AND message_type = ? AND status = ?")
                .params(message.on(), message.sender(), message.messageType(), status).update() == 0) {
            jdbc.sql("INSERT INTO statistic_intake (received_on, received_month, sender, region, message_type, direction, status, messages)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, 1)").params(message.on(), month(message.on()), message.sender(), message.region(),
                    message.messageType(), message.direction(), status).update();
        }
    }

    /** Keeps why a message was rejected, in whole or in part. */
    void rejected(String submissionId, Arrived message, Set<String> codes) {
        codes.forEach(code -> jdbc.sql("INSERT INTO statistic_rejection (submission_id, code, received_on, sender, region, message_type, direction)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)").params(submissionId, code, message.on(), message.sender(), message.region(), message.messageType(),
                message.direction()).update());
    }

    /** Deletes facts of days before this one. */
    void forget(LocalDate before) {
        jdbc.sql("DELETE FROM statistic_difference WHERE consignment_id IN (SELECT consignment_id FROM statistic_consignment WHERE opened_on < ?)")
                .param(before).update();
        jdbc.sql("DELETE FROM statistic_consignment WHERE opened_on < ?").param(before).update();
        jdbc.sql("DELETE FROM statistic_intake WHERE received_on < ?").param(before).update();
        jdbc.sql("DELETE FROM statistic_rejection WHERE received_on < ?").param(before).update();
    }
}
