package io.singlewindow.authority.inspection;

import io.singlewindow.message.Direction;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is declared to inspection about one list.
 *
 * @param requestId our own id of it, 32 lower-case hex characters; the authority tells repeats apart by it
 * @param ciqOrgCode the inspection office
 * @param declTime day of the declaration, yyyyMMdd
 * @param country departure (import) or arrival (export) country
 * @param grossWeight kilograms
 * @param consignee on imports with a waybill only
 * @param treatment what the window's rules propose; null where nothing was decided
 * @param treatmentRow by which row of the inspection table
 */
public record InspectionDeclaration(
        String requestId,
        Direction direction,
        String tradeMode,
        String orderNo,
        String ebpCode,
        String ebcCode,
        String ebcName,
        String agentCode,
        String logisticsCode,
        String logisticsNo,
        String customsCode,
        String portCode,
        String ciqOrgCode,
        String declTime,
        String country,
        int packNo,
        BigDecimal grossWeight,
        BigDecimal netWeight,
        @Nullable String consignee,
        @Nullable String consigneeAddress,
        @Nullable String treatment,
        @Nullable String treatmentRow,
        List<Line> lines) {

    /** One row of goods; {@code country} is origin on imports, destination on exports. */
    public record Line(
            int gnum,
            String gcode,
            String gname,
            String gmodel,
            BigDecimal qty,
            String unit,
            BigDecimal price,
            BigDecimal totalPrice,
            String currency,
            String country) {}
}
