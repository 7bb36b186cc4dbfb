package io.singlewindow.warning;

import io.singlewindow.warning.rule.WaybillAgain.Use;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For which orders waybill numbers were used. */
@Component
@Profile("!simulator")
class WaybillFacts {

    private static final int READ_MAX = 50;

    private final JdbcClient jdbc;

    WaybillFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a use; false when it is there already. */
    boolean add(Use use) {
        if (jdbc.sql("SELECT COUNT(*) FROM warning_waybill WHERE document_id = ?").param(use.documentId()).query(Integer.class).single() > 0) {
            return false;
        }
        jdbc.sql("INSERT INTO warning_waybill (document_id, seen_on, carrier, number, order_key) VALUES (?, ?, ?, ?, ?)")
                .params(use.documentId(), use.day(), use.carrier(), use.number(), use.order()).update();
        return true;
    }

    /** Uses of the same number by the same carrier for other orders since a day, the newest first. */
    List<Use> others(Use use, LocalDate since) {
        return jdbc.sql("SELECT document_id, seen_on, carrier, number, order_key FROM warning_waybill WHERE number = ? AND carrier = ? AND seen_on >= ?"
                        + " AND order_key <> ? AND order_key <> '' ORDER BY number, carrier, document_id DESC FETCH FIRST " + READ_MAX + " ROWS ONLY")
                .params(use.number(), use.carrier(), since, use.order())
                .query((row, n) -> new Use(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3), row.getString(4), row.getString(5))).list();
    }

    /** Forgets a document that counts no more. */
    void remove(String documentId) {
        jdbc.sql("DELETE FROM warning_waybill WHERE document_id = ?").param(documentId).update();
    }
}
