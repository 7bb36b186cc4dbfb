package io.singlewindow.taxbill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of tax bills. */
@Component
@Profile("!simulator")
class TaxBillStore {

    private static final String BILL = "SELECT tax_no, invt_no, return_time, status, customs_tax, value_added_tax, consumption_tax,"
            + " duty_no, assure_code, document_id FROM tax_bill ";

    private final JdbcClient jdbc;

    TaxBillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<TaxBill> lock(String taxNo) {
        return jdbc.sql(BILL + "WHERE tax_no = ? FOR UPDATE").param(taxNo).query(TaxBillStore::bill).optional();
    }

    void insert(TaxBill bill, String documentId) {
        jdbc.sql("INSERT INTO tax_bill (tax_no, invt_no, document_id, return_time, status, customs_tax, value_added_tax, consumption_tax,"
                        + " duty_no, assure_code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(bill.taxNo(), bill.invtNo(), documentId, bill.returnTime(), bill.status(), bill.customsTax(),
                        bill.valueAddedTax(), bill.consumptionTax(), bill.dutyNo(), bill.assureCode())
                .update();
    }

    void update(TaxBill bill) {
        jdbc.sql("UPDATE tax_bill SET return_time = ?, status = ?, customs_tax = ?, value_added_tax = ?, consumption_tax = ?, duty_no = ?,"
                        + " assure_code = ? WHERE tax_no = ?")
                .params(bill.returnTime(), bill.status(), bill.customsTax(), bill.valueAddedTax(), bill.consumptionTax(), bill.dutyNo(),
                        bill.assureCode(), bill.taxNo())
                .update();
    }

    /** By the list that they are of. */
    Map<String, List<TaxBill>> of(Collection<String> documentIds) {
        Map<String, List<TaxBill>> bills = new HashMap<>();
        if (!documentIds.isEmpty()) {
            jdbc.sql(BILL + "WHERE document_id IN (:ids) ORDER BY tax_no").param("ids", documentIds).query(row -> {
                bills.computeIfAbsent(row.getString(10), first -> new ArrayList<>()).add(bill(row, 0));
            });
        }
        return bills;
    }

    private static TaxBill bill(ResultSet row, int n) throws SQLException {
        return new TaxBill(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBigDecimal(5),
                row.getBigDecimal(6), row.getBigDecimal(7), row.getString(8), row.getString(9));
    }
}
