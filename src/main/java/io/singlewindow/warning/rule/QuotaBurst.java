package io.singlewindow.warning.rule;

import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 额度突增: a person's orders within days come to a large part of the yearly limit, at whatever firms. */
public final class QuotaBurst {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private QuotaBurst() {}

    /**
     * Looks at an order.
     *
     * @param ofPerson orders of the window by the same buyer
     */
    public static Optional<Suspicion> look(OrderFact order, List<OrderFact> ofPerson, Thresholds thresholds) {
        if (!thresholds.isOn(Rule.QUOTA_BURST) || order.person().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal limit = thresholds.number(ParameterId.LIM_ANNUAL.name());
        BigDecimal share = thresholds.number("QUOTA_BURST_SHARE");
        List<OrderFact> orders = Orders.with(order, ofPerson, thresholds.windowOf(Rule.QUOTA_BURST)).filter(one -> one.person().equals(order.person())).toList();
        BigDecimal total = Orders.total(orders);
        if (orders.size() < thresholds.count("QUOTA_BURST_ORDERS_MIN")
                || total.multiply(HUNDRED).compareTo(limit.multiply(share)) <= 0) {
            return Optional.empty();
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("person", order.person());
        figures.put("orders", orders.size());
        figures.put("firms", orders.stream().map(OrderFact::ebcCode).distinct().count());
        figures.put("total", Orders.plain(total));
        figures.put("limit", Orders.plain(limit));
        figures.put("sharePercent", Orders.plain(share));
        figures.put("from", thresholds.windowOf(Rule.QUOTA_BURST).toString());
        figures.put("to", thresholds.day().toString());
        return Optional.of(new Suspicion(Rule.QUOTA_BURST, order.person(), order.ebcCode(), thresholds.windowOf(Rule.QUOTA_BURST), Orders.ids(orders), figures));
    }
}
