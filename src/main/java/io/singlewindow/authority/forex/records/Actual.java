package io.singlewindow.authority.forex.records;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Actual data (实际收付数据): what the institution itself received or paid after netting.
 *
 * @param rptNo its declaration number, 22 characters
 * @param busCode business number of the settlement
 * @param txCode 999999, or 999998 where netting leaves nothing (轧差净额为零)
 * @param flow null where netting leaves nothing
 * @param grossIn what came in before netting
 * @param grossOut what went out before netting
 * @param amount after netting, 0 or more
 * @param cnyAmount {@code amount} at the rate, rounded half up to the fen
 * @param cnyRounding what the restored records' roundings add up to: their signed renminbi less the actual's
 */
public record Actual(
        String rptNo,
        String busCode,
        String txCode,
        @Nullable Flow flow,
        BigDecimal grossIn,
        BigDecimal grossOut,
        BigDecimal amount,
        BigDecimal cnyAmount,
        BigDecimal cnyRounding) {

    /** Funds that were really received or paid. */
    public static final String NET = "999999";
    /** Nothing was: all was netted. */
    public static final String ZERO_NET = "999998";
    /** The counterparty is the institution itself, so the country is its own. */
    public static final String COUNTRY = "CHN";

    /** Its sign seen from China: in is positive. */
    BigDecimal signed(BigDecimal value) {
        return flow == Flow.OUT ? value.negate() : value;
    }
}
