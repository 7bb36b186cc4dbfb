package io.singlewindow.authority.taxrefund.records;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A row of a purchase invoice (进货明细).
 *
 * @param supplierTaxNo of the seller
 * @param line row of the invoice, from 1
 * @param invoiceDate yyyyMMdd
 * @param unit customs' code
 * @param taxableAmount yuan without tax (计税金额)
 * @param vatRate by which it was taxed (征税率), e.g. 0.13
 * @param refundRate by which it is refunded (退税率); the goods' own, never above the other
 */
public record Purchase(
        String supplierTaxNo, String invoiceNo, int line, String invoiceDate, String goodsCode, String name, String unit,
        BigDecimal quantity, BigDecimal taxableAmount, BigDecimal vatRate, BigDecimal refundRate) {

    /** Digits of a yuan's fen. */
    public static final int FEN = 2;

    /** What may be refunded of it (可退税额), yuan: the taxable amount times the refund rate, to the fen. */
    public BigDecimal refundable(RoundingMode rounding) {
        return taxableAmount.multiply(refundRate).setScale(FEN, rounding);
    }
}
