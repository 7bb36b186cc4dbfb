package io.singlewindow.credit;

import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.FiledDocuments;
import io.singlewindow.message.Document;
import io.singlewindow.message.Order;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which platforms firms sell, by the orders that were filed: supervision results go to those (信息同步到各大平台). */
@Component
@Profile("!simulator")
class TradeRelations implements FiledDocuments {

    private static final int PLATFORMS_MAX = 150;
    private static final int CREDIT_CODE_CHARACTERS = 18;

    private final JdbcClient jdbc;

    TradeRelations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void filed(DocumentRow row, Document document, Instant receivedAt) {
        if (!(document instanceof Order) || row.standing() != Standing.CURRENT || row.ebpCode().isEmpty() || row.ebcCode().isEmpty()) {
            return;
        }
        LocalDate day = LocalDate.ofInstant(receivedAt, BusinessTime.ZONE);
        List<LocalDate> known = jdbc.sql("SELECT last_on FROM trade_relation WHERE ebc_code = ? AND ebp_code = ?").params(row.ebcCode(), row.ebpCode())
                .query((found, n) -> found.getObject(1, LocalDate.class)).list();
        if (known.isEmpty()) {
            jdbc.sql("INSERT INTO trade_relation (ebc_code, ebp_code, last_on) VALUES (?, ?, ?)").params(row.ebcCode(), row.ebpCode(), day).update();
        } else if (known.get(0).isBefore(day)) {
            jdbc.sql("UPDATE trade_relation SET last_on = ? WHERE ebc_code = ? AND ebp_code = ?").params(day, row.ebcCode(), row.ebpCode()).update();
        }
    }

    @Override
    public void withdrawn(DocumentRow row) {
        // a firm whose order was deleted still sells there
    }

    /** Credit codes of the platforms on which a firm has sold since a day, the newest first. */
    List<String> platforms(String firm, LocalDate since) {
        return jdbc.sql("SELECT ebp_code FROM trade_relation WHERE ebc_code = ? AND last_on >= ? ORDER BY last_on DESC, ebp_code FETCH FIRST "
                        + PLATFORMS_MAX + " ROWS ONLY")
                .params(firm, since).query(String.class).list().stream().filter(code -> code.length() == CREDIT_CODE_CHARACTERS).toList();
    }
}
