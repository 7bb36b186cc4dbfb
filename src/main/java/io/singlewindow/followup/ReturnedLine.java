package io.singlewindow.followup;

import io.singlewindow.message.OtherDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One row of a return application (InvtRefundList).
 *
 * @param gnum row of the original list
 * @param quantity in the declared unit
 */
record ReturnedLine(int gnum, String gcode, BigDecimal quantity, String unit) {

    static List<ReturnedLine> of(OtherDocument application) {
        return application.rows().stream().map(ReturnedLine::of).toList();
    }

    private static ReturnedLine of(Map<String, String> row) {
        return new ReturnedLine(Integer.parseInt(row.getOrDefault("gnum", "0").strip()), row.getOrDefault("gcode", "").strip(),
                new BigDecimal(row.getOrDefault("qty", "0").strip()), row.getOrDefault("unit", "").strip());
    }
}
