package io.singlewindow.statistics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What statistics know of a consignment; what is not known yet is an empty text.
 *
 * @param openedOn day of its first document, +08:00
 * @param tradeMode 监管方式, e.g. 1210
 * @param treatments as decided, by the authority's name outside, e.g. {@code customs}
 * @param differences fields in which its documents differ, and whether that is HARD or SOFT
 * @param released when it was released first; null while it is not
 */
record ConsignmentFact(
        String consignmentId, LocalDate openedOn, String direction, String tradeMode, String platform, String firm, String state, Goods goods,
        Map<String, String> treatments, Map<String, String> differences, @Nullable Instant released) {

    /**
     * What its list says.
     *
     * @param listDocument id of that list's document; empty where there is none
     * @param region division code of six digits that the firm, else the declarant, is registered in
     * @param entityClass 1 to 4, as the firm is filed
     * @param country customs' code of the dearest goods' origin (import) or destination (export)
     * @param chapter HS chapter of the dearest goods
     * @param amount renminbi of all goods, to the fen; null where a currency has no rate
     * @param arrived when that list arrived
     */
    record Goods(
            String listDocument, String region, String entityClass, String country, String chapter, @Nullable BigDecimal amount,
            @Nullable Instant arrived) {

        static final Goods UNKNOWN = new Goods("", "", "", "", "", null, null);
    }

    /** From its list's arrival to its release, ms; null before that. A list that replaced another one after the release counts as 0. */
    @Nullable Long releaseMillis() {
        return released == null || goods.arrived() == null ? null : Long.valueOf(Math.max(0, released.toEpochMilli() - goods.arrived().toEpochMilli()));
    }
}
