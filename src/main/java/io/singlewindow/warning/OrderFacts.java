package io.singlewindow.warning;

import io.singlewindow.warning.rule.OrderFact;
import io.singlewindow.warning.rule.OrderFact.Tie;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders and payments as rules look at them; every look reads a bounded number of rows by an index, the newest first. */
@Component
@Profile("!simulator")
class OrderFacts {

    private static final int READ_MAX = 200;
    /** Orders of one number at one platform, of different firms. */
    private static final int PAID_MAX = 20;
    private static final String ORDER = "SELECT document_id, seen_on, ebp_code, ebc_code, order_no, amount, person, phone, address, payer FROM warning_order ";

    private final JdbcClient jdbc;

    OrderFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps an order; false when it is there already. */
    boolean add(OrderFact order) {
        if (find(order.documentId()).isPresent()) {
            return false;
        }
        jdbc.sql("INSERT INTO warning_order (document_id, seen_on, ebp_code, ebc_code, order_no, amount, person, phone, address, payer)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(order.documentId(), order.day(), order.ebpCode(), order.ebcCode(), order.orderNo(), order.amount(), order.person(),
                        order.phone(), order.address(), order.payer()).update();
        return true;
    }

    Optional<OrderFact> find(String documentId) {
        return jdbc.sql(ORDER + "WHERE document_id = ?").param(documentId).query(OrderFacts::order).optional();
    }

    /** Orders since a day with this key of this sort; none for an empty key. */
    List<OrderFact> tied(Tie tie, String key, LocalDate since) {
        return key.isEmpty() ? List.of()
                : jdbc.sql(ORDER + "WHERE " + column(tie) + " = ? AND seen_on >= ? ORDER BY " + column(tie) + ", document_id DESC FETCH FIRST " + READ_MAX + " ROWS ONLY")
                        .params(key, since).query(OrderFacts::order).list();
    }

    private static String column(Tie tie) {
        return switch (tie) {
            case PERSON -> "person";
            case PHONE -> "phone";
            case ADDRESS -> "address";
            case PAYER -> "payer";
        };
    }

    /** Keeps who paid for an order; false when the payment is there already. */
    boolean addPayment(String documentId, LocalDate day, String ebpCode, String orderNo, String payer) {
        if (jdbc.sql("SELECT COUNT(*) FROM warning_payment WHERE document_id = ?").param(documentId).query(Integer.class).single() > 0) {
            return false;
        }
        jdbc.sql("INSERT INTO warning_payment (document_id, seen_on, ebp_code, order_no, payer) VALUES (?, ?, ?, ?, ?)")
                .params(documentId, day, ebpCode, orderNo, payer).update();
        return true;
    }

    /** Who paid for an order of this number at this platform; empty while its payment is not there. */
    String payer(String ebpCode, String orderNo) {
        return jdbc.sql("SELECT payer FROM warning_payment WHERE order_no = ? AND ebp_code = ? ORDER BY document_id DESC FETCH FIRST 1 ROWS ONLY")
                .params(orderNo, ebpCode).query(String.class).optional().orElse("");
    }

    /** Notes who paid; the orders of this number at this platform, of whatever firm. */
    List<OrderFact> paid(String ebpCode, String orderNo, String payer) {
        jdbc.sql("UPDATE warning_order SET payer = ? WHERE order_no = ? AND ebp_code = ?").params(payer, orderNo, ebpCode).update();
        return jdbc.sql(ORDER + "WHERE order_no = ? AND ebp_code = ? ORDER BY document_id DESC FETCH FIRST " + PAID_MAX + " ROWS ONLY")
                .params(orderNo, ebpCode).query(OrderFacts::order).list();
    }

    /** Forgets a document that counts no more. */
    void remove(String documentId) {
        jdbc.sql("DELETE FROM warning_order WHERE document_id = ?").param(documentId).update();
        jdbc.sql("DELETE FROM warning_payment WHERE document_id = ?").param(documentId).update();
    }

    private static OrderFact order(ResultSet row, int n) throws SQLException {
        return new OrderFact(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3), row.getString(4), row.getString(5),
                row.getBigDecimal(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10));
    }
}
