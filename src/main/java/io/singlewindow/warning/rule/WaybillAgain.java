package io.singlewindow.warning.rule;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** 运单号重复: a carrier's waybill number for another order within months (报文规范: 物流企业6个月内不重复使用). */
public final class WaybillAgain {

    private WaybillAgain() {}

    /**
     * A document that says for which order a waybill number is used.
     *
     * @param carrier as filed
     * @param order platform and number of the order
     */
    public record Use(String documentId, LocalDate day, String carrier, String number, String order) {}

    /**
     * Looks at a use.
     *
     * @param earlier other uses of the number by the same carrier
     */
    public static Optional<Suspicion> look(Use use, List<Use> earlier, Thresholds thresholds) {
        if (!thresholds.isOn(Rule.WAYBILL_AGAIN)) {
            return Optional.empty();
        }
        List<Use> others = earlier.stream().filter(one -> one.carrier().equals(use.carrier()) && one.number().equals(use.number()))
                .filter(one -> !one.order().equals(use.order())).filter(one -> one.day().isAfter(thresholds.waybillSince())).toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("carrier", use.carrier());
        figures.put("number", use.number());
        figures.put("orders", Stream.concat(Stream.of(use), others.stream()).map(Use::order).distinct().count());
        figures.put("after", thresholds.waybillSince().toString());
        figures.put("lastUsed", others.stream().map(Use::day).max(LocalDate::compareTo).orElseThrow().toString());
        List<String> involved = Stream.concat(Stream.of(use), others.stream()).map(Use::documentId).toList();
        return Optional.of(new Suspicion(Rule.WAYBILL_AGAIN, use.carrier() + "|" + use.number(), use.carrier(), thresholds.waybillSince().plusDays(1),
                involved, figures));
    }
}
