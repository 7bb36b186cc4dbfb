package io.singlewindow.authority.forex.records;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a settlement is made under.
 *
 * @param currency ISO
 * @param day of the settlement
 * @param rate renminbi for one unit of the currency on that day
 * @param rateSource who published it
 * @param usdRate renminbi for one dollar on that day
 * @param mergedUsdMax dollars up to which orders go together under the institution's name (汇发〔2019〕13号); 0 for none
 * @param txCode transaction code of the restored records
 * @param bank that holds the institution's account; empty: not told
 */
public record Terms(
        Party institution, String currency, LocalDate day, BigDecimal rate, String rateSource, BigDecimal usdRate,
        BigDecimal mergedUsdMax, String txCode, String bank) {

    /** True when an amount is small enough to be merged; compared without dividing, so nothing is rounded. */
    boolean merges(BigDecimal amount) {
        return amount.multiply(rate).compareTo(mergedUsdMax.multiply(usdRate)) <= 0;
    }
}
