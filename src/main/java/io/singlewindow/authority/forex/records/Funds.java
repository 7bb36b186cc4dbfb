package io.singlewindow.authority.forex.records;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The funds of one order, or a refund of them: what a restored record tells of.
 *
 * @param itemId the window's id of it, which comes back in the authority's answers
 * @param refund true for a refund; then {@code flow} is that of the refund
 * @param amount in the settlement's currency, above 0
 * @param customer whose funds they are inside China
 * @param counterparty name of the other side; null where no document names it
 * @param country customs code of the country of departure (import) or arrival (export): no document has the other side's own
 * @param listNo customs' number of the list, else its maker's
 * @param tradeDate day of payment or accounting, yyyyMMdd
 * @param reverses RPTNO of the record that told of the order; null unless it is a refund
 */
public record Funds(
        String itemId,
        boolean refund,
        Flow flow,
        BigDecimal amount,
        Party customer,
        @Nullable String counterparty,
        String country,
        String orderNo,
        String ebpCode,
        String ebcCode,
        String listNo,
        String logisticsNo,
        String tradeDate,
        @Nullable String reverses) {}
