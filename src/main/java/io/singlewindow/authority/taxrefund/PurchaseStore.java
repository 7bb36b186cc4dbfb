package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.taxrefund.records.Purchase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of purchase invoices, and what they are linked to. */
@Component
@Profile("!simulator")
class PurchaseStore {

    private static final String PURCHASE = "SELECT p.supplier_tax_no, p.invoice_no, p.line, p.invoice_date, p.goods_code, p.name, p.unit, p.quantity,"
            + " p.taxable_amount, p.vat_rate, p.refund_rate, p.declaration_no, p.link_no, p.item_id, l.declaration_no FROM refund_purchase p"
            + " LEFT JOIN refund_link l ON l.company = p.company AND l.link_no = p.link_no ";
    private static final String ORDER = " ORDER BY p.invoice_no, p.line";

    private final JdbcClient jdbc;

    PurchaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A purchase as it is kept.
     *
     * @param declarationNo what it is linked to itself; null where it has a link number
     * @param linkedTo what its link number means; null while nobody has said
     * @param itemId the claim that told of it; null before
     */
    record Kept(Purchase purchase, @Nullable String declarationNo, @Nullable String linkNo, @Nullable String linkedTo, @Nullable String itemId) {

        /** The same row of the same invoice, with the same content. */
        boolean same(Purchase other, @Nullable String otherDeclarationNo, @Nullable String otherLinkNo) {
            return purchase.equals(other) && Optional.ofNullable(declarationNo).equals(Optional.ofNullable(otherDeclarationNo))
                    && Optional.ofNullable(linkNo).equals(Optional.ofNullable(otherLinkNo));
        }

        /** The declaration's row it belongs to, as far as is known. */
        @Nullable String item() {
            return declarationNo == null ? linkedTo : declarationNo;
        }
    }

    /** One row of an invoice. */
    Optional<Kept> find(String company, String invoiceNo, int line) {
        return list("WHERE p.company = ? AND p.invoice_no = ? AND p.line = ?", company, invoiceNo, line).stream().findFirst();
    }

    void insert(String company, Purchase purchase, @Nullable String declarationNo, @Nullable String linkNo) {
        jdbc.sql("INSERT INTO refund_purchase (company, invoice_no, line, supplier_tax_no, invoice_date, goods_code, name, unit, quantity,"
                        + " taxable_amount, vat_rate, refund_rate, declaration_no, link_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(company, purchase.invoiceNo(), purchase.line(), purchase.supplierTaxNo(), purchase.invoiceDate(), purchase.goodsCode(),
                        purchase.name(), purchase.unit(), purchase.quantity(), purchase.taxableAmount(), purchase.vatRate(), purchase.refundRate(),
                        declarationNo, linkNo).update();
    }

    void delete(String company, String invoiceNo, int line) {
        jdbc.sql("DELETE FROM refund_purchase WHERE company = ? AND invoice_no = ? AND line = ?").params(company, invoiceNo, line).update();
    }

    /** What a link number means; empty when nobody has said. */
    Optional<String> link(String company, String linkNo) {
        return jdbc.sql("SELECT declaration_no FROM refund_link WHERE company = ? AND link_no = ?").params(company, linkNo).query(String.class).optional();
    }

    void link(String company, String linkNo, String declarationNo) {
        jdbc.sql("INSERT INTO refund_link (company, link_no, declaration_no) VALUES (?, ?, ?)").params(company, linkNo, declarationNo).update();
    }

    /** The purchases that belong to a declaration's row. */
    List<Purchase> of(String company, String declarationNo) {
        return list("WHERE p.company = ? AND (p.declaration_no = ? OR l.declaration_no = ?)" + ORDER, company, declarationNo, declarationNo)
                .stream().map(Kept::purchase).toList();
    }

    /** The purchases that were told in a claim. */
    List<Purchase> toldIn(String itemId) {
        return list("WHERE p.item_id = ?" + ORDER, itemId).stream().map(Kept::purchase).toList();
    }

    void told(String company, List<Purchase> purchases, String itemId) {
        purchases.forEach(purchase -> jdbc.sql("UPDATE refund_purchase SET item_id = ? WHERE company = ? AND invoice_no = ? AND line = ?")
                .params(itemId, company, purchase.invoiceNo(), purchase.line()).update());
    }

    /** A company's purchases, by invoice. */
    List<Kept> page(String company, @Nullable String declarationNo, String afterInvoice, int afterLine, int max) {
        String of = declarationNo == null ? "" : " AND (p.declaration_no = :no OR l.declaration_no = :no)";
        return jdbc.sql(PURCHASE + "WHERE p.company = :company AND (p.invoice_no > :invoice OR p.invoice_no = :invoice AND p.line > :line)" + of + ORDER
                        + " FETCH FIRST " + max + " ROWS ONLY")
                .param("company", company).param("invoice", afterInvoice).param("line", afterLine).param("no", declarationNo)
                .query(PurchaseStore::kept).list();
    }

    private List<Kept> list(String where, Object... values) {
        return jdbc.sql(PURCHASE + where).params(values).query(PurchaseStore::kept).list();
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        Purchase purchase = new Purchase(row.getString(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5), row.getString(6),
                row.getString(7), row.getBigDecimal(8).stripTrailingZeros(), row.getBigDecimal(9).stripTrailingZeros(),
                row.getBigDecimal(10).stripTrailingZeros(), row.getBigDecimal(11).stripTrailingZeros());
        return new Kept(purchase, row.getString(12), row.getString(13), row.getString(15), row.getString(14));
    }
}
