package io.singlewindow.authority.forex;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order's funds as the forex table is asked about them.
 *
 * @param day on which the money moved, as the documents say; today where they do not
 * @param usd what they are worth in dollars
 * @param firmYearUsd what counts in the firm's year, this deal among it
 * @param personYearUsd the same of the person whose deal it is, in the deal's direction; null where it is a company's
 */
record Deal(LocalDate day, OrderFunds funds, BigDecimal usd, BigDecimal firmYearUsd, @Nullable BigDecimal personYearUsd) {

    /**
     * In whose year it counts.
     *
     * @param firm that sells
     * @param person key of who pays for an import, or the personal net-shop that sells an export; null for none
     */
    record Holder(String firm, @Nullable String person) {}
}
