package io.singlewindow.authority.forex.records;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Restored data (还原数据): a real customer's funds, or several small ones together under the institution's name.
 *
 * @param rptNo its own declaration number, 22 characters
 * @param busCode RPTNO of the actual record that it is part of
 * @param refund ISREF
 * @param counterparty null where none is known, and for what is merged
 * @param country null for what is merged
 * @param cnyAmount rounded half up to the fen
 * @param orders one, or those that were merged
 */
public record Restored(
        String rptNo,
        String busCode,
        Flow flow,
        boolean refund,
        boolean merged,
        Party customer,
        @Nullable String counterparty,
        @Nullable String country,
        BigDecimal amount,
        BigDecimal cnyAmount,
        String txCode,
        List<Funds> orders) {}
