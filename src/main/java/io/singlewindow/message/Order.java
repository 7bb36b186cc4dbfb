package io.singlewindow.message;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Electronic order (电子订单): CEB311 import, CEB303 export. What only imports carry is null on exports.
 *
 * @param goodsValue goods at actual price; export: FOB
 * @param acturalPaid spelt as in the standard; = goodsValue + freight + taxTotal - discount
 */
public record Order(
        Head head,
        Direction direction,
        String orderType,
        String orderNo,
        String ebpCode,
        String ebpName,
        String ebcCode,
        String ebcName,
        BigDecimal goodsValue,
        BigDecimal freight,
        @Nullable BigDecimal discount,
        @Nullable BigDecimal taxTotal,
        @Nullable BigDecimal acturalPaid,
        String currency,
        @Nullable String buyerName,
        @Nullable String buyerIdType,
        @Nullable String buyerIdNumber,
        @Nullable String buyerTelephone,
        @Nullable String payCode,
        @Nullable String payTransactionId,
        @Nullable String consignee,
        @Nullable String consigneeTelephone,
        @Nullable String consigneeAddress,
        List<Line> lines)
        implements Document {

    @Override
    public DocumentKind kind() {
        return DocumentKind.ORDER;
    }

    @Override
    public String number() {
        return orderNo;
    }

    @Override
    public String businessKey() {
        return ebpCode + "|" + ebcCode + "|" + orderNo;
    }

    /** One row of goods (OrderList). {@code country} is on imports only. */
    public record Line(
            int gnum,
            @Nullable String itemNo,
            String itemName,
            @Nullable String gmodel,
            String unit,
            BigDecimal qty,
            BigDecimal price,
            BigDecimal totalPrice,
            String currency,
            @Nullable String country) {}
}
