package io.singlewindow.message;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Export money received (收款单), CEB403. {@code accountingDate} is yyyyMMddHHmmss. */
public record ProceedsNote(
        Head head,
        String ebpCode,
        String ebcCode,
        String orderNo,
        @Nullable String payCode,
        String payName,
        @Nullable String payNo,
        BigDecimal charge,
        String currency,
        String accountingDate)
        implements Document {

    @Override
    public DocumentKind kind() {
        return DocumentKind.PROCEEDS;
    }

    @Override
    public String number() {
        return payNo == null || payNo.isEmpty() ? orderNo : payNo;
    }

    @Override
    public String businessKey() {
        return payNo == null || payNo.isEmpty()
                ? ebpCode + "|" + ebcCode + "|" + orderNo + "|" + accountingDate
                : (payCode == null ? "" : payCode) + "|" + payNo;
    }
}
