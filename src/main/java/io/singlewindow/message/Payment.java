package io.singlewindow.message;

import java.math.BigDecimal;

/** Payment voucher (支付凭证), CEB411. {@code payTime} is yyyyMMddHHmmss. */
public record Payment(
        Head head,
        String payCode,
        String payName,
        String payTransactionId,
        String orderNo,
        String ebpCode,
        String payerIdType,
        String payerIdNumber,
        String payerName,
        BigDecimal amountPaid,
        String currency,
        String payTime)
        implements Document {

    @Override
    public DocumentKind kind() {
        return DocumentKind.PAYMENT;
    }

    @Override
    public String number() {
        return payTransactionId;
    }

    @Override
    public String businessKey() {
        return payCode + "|" + payTransactionId;
    }
}
