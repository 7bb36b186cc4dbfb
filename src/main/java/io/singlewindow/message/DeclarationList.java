package io.singlewindow.message;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Declaration list (清单), the declaration itself: CEB621 import, CEB603 export. What only one direction carries is null
 * in the other.
 *
 * @param declTime declaration day yyyyMMdd (import); {@code ieDate} on exports
 * @param ownerCode producer or seller (生产销售企业) of an export, {@code NO} where it is not registered
 * @param areaCode company in the zone where bonded goods lie (import)
 * @param loctNo supervised site where the goods lie
 * @param country departure (import) or arrival (export) country
 * @param grossWeight kilograms
 */
public record DeclarationList(
        Head head,
        Direction direction,
        String orderNo,
        String ebpCode,
        String ebpName,
        String ebcCode,
        String ebcName,
        String logisticsNo,
        String logisticsCode,
        String logisticsName,
        @Nullable String copNo,
        @Nullable String preNo,
        @Nullable String invtNo,
        @Nullable String declTime,
        @Nullable String ieDate,
        String customsCode,
        String portCode,
        @Nullable String buyerIdType,
        @Nullable String buyerIdNumber,
        @Nullable String buyerName,
        @Nullable String consigneeAddress,
        String agentCode,
        String agentName,
        @Nullable String ownerCode,
        @Nullable String areaCode,
        @Nullable String loctNo,
        String tradeMode,
        String trafMode,
        @Nullable String statisticsFlag,
        String country,
        BigDecimal freight,
        String freightCurrency,
        BigDecimal insuredFee,
        int packNo,
        BigDecimal grossWeight,
        BigDecimal netWeight,
        List<Line> lines)
        implements Document {

    @Override
    public DocumentKind kind() {
        return DocumentKind.LIST;
    }

    @Override
    public String number() {
        return copNo == null || copNo.isEmpty() ? logisticsNo : copNo;
    }

    @Override
    public String businessKey() {
        return copNo == null || copNo.isEmpty()
                ? agentCode + "|" + logisticsCode + "|" + logisticsNo
                : agentCode + "|" + copNo;
    }

    /** One row of goods (InventoryList). {@code country} is origin on imports, destination on exports. */
    public record Line(
            int gnum,
            @Nullable String itemRecordNo,
            @Nullable String itemNo,
            @Nullable String itemName,
            String gcode,
            String gname,
            String gmodel,
            String country,
            String currency,
            BigDecimal qty,
            String unit,
            BigDecimal qty1,
            String unit1,
            @Nullable BigDecimal qty2,
            @Nullable String unit2,
            BigDecimal price,
            BigDecimal totalPrice) {}
}
