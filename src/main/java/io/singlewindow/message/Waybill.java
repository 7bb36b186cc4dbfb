package io.singlewindow.message;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Waybill (物流运单): CEB511 import, CEB505 export. The order number and the consignee are on imports only.
 *
 * @param weight gross weight in kilograms ({@code weight} on imports, {@code grossWeight} on exports)
 */
public record Waybill(
        Head head,
        Direction direction,
        String logisticsCode,
        String logisticsName,
        String logisticsNo,
        @Nullable String orderNo,
        @Nullable BigDecimal freight,
        @Nullable BigDecimal insuredFee,
        String currency,
        BigDecimal weight,
        int packNo,
        @Nullable String consignee,
        @Nullable String consigneeTelephone,
        @Nullable String consigneeAddress)
        implements Document {

    @Override
    public DocumentKind kind() {
        return DocumentKind.WAYBILL;
    }

    @Override
    public String number() {
        return logisticsNo;
    }

    @Override
    public String businessKey() {
        return logisticsCode + "|" + logisticsNo;
    }
}
