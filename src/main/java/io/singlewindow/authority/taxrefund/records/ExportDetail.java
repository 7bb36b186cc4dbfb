package io.singlewindow.authority.taxrefund.records;

import java.math.BigDecimal;
import java.util.List;

/**
 * A row of a customs declaration that refund is claimed for (出口明细), and the rows of lists that it is made of.
 *
 * @param declarationNo its number and row, as the tax authority writes them
 * @param exportDate yyyyMMdd, the last of its lists
 * @param unit customs' code
 * @param usdFob dollars, to the cent
 * @param businessType 业务类型
 */
public record ExportDetail(
        String declarationNo, String exportDate, String goodsCode, String name, String unit, BigDecimal quantity, BigDecimal usdFob,
        String businessType, List<Row> rows) {

    /**
     * A row of a list in it.
     *
     * @param currency ISO
     */
    public record Row(String listNo, String orderNo, int row, BigDecimal quantity, BigDecimal amount, String currency) {}
}
