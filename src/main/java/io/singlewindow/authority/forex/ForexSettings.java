package io.singlewindow.authority.forex;

import io.singlewindow.message.Direction;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are settled.
 *
 * @param settleAfterSeconds how long a released order waits for others to be settled with
 * @param ordersPerSettlementMax so many are settled at once, however long they have waited
 * @param checkAgainSeconds after which what waits for something is looked at again
 * @param rptNoPrefix first characters of RPTNO
 * @param busCodePrefix first characters of BUSCODE
 * @param txCodeImport transaction code of restored records of imports
 * @param txCodeExport the same of exports
 * @param bank that holds the institutions' accounts; empty: not told
 * @param rates resource with exchange rates to be taken in at the start; empty: none
 */
@ConfigurationProperties("window.forex")
record ForexSettings(
        @DefaultValue("3600") long settleAfterSeconds,
        @DefaultValue("500") int ordersPerSettlementMax,
        @DefaultValue("60") long checkAgainSeconds,
        @DefaultValue("330100") String rptNoPrefix,
        @DefaultValue("SW") String busCodePrefix,
        @DefaultValue("122990") String txCodeImport,
        @DefaultValue("122990") String txCodeExport,
        @DefaultValue("") String bank,
        @DefaultValue("") String rates) {

    private static final int MILLIS = 1_000;

    long settleAfterMillis() {
        return settleAfterSeconds * MILLIS;
    }

    long checkAgainMillis() {
        return checkAgainSeconds * MILLIS;
    }

    String txCode(Direction direction) {
        return direction == Direction.IMPORT ? txCodeImport : txCodeExport;
    }
}
