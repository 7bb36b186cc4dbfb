package io.singlewindow.warning.rule;

import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 拆单: one buyer's orders at one firm within days, each within the single limit (财关税), together above it. */
public final class SplitOrders {

    private SplitOrders() {}

    /**
     * Looks at an order.
     *
     * @param ofPerson orders of the window by the same buyer
     */
    public static Optional<Suspicion> look(OrderFact order, List<OrderFact> ofPerson, Thresholds thresholds) {
        if (!thresholds.isOn(Rule.SPLIT_ORDERS) || order.person().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal limit = thresholds.number(ParameterId.LIM_SINGLE.name());
        List<OrderFact> parts = Orders.with(order, ofPerson, thresholds.windowOf(Rule.SPLIT_ORDERS))
                .filter(one -> one.person().equals(order.person()) && one.ebcCode().equals(order.ebcCode()))
                .filter(one -> one.amount().compareTo(limit) <= 0).toList();
        BigDecimal total = Orders.total(parts);
        // an order above the limit by itself is no part of a split
        boolean part = parts.stream().anyMatch(one -> one.documentId().equals(order.documentId()));
        if (!part || parts.size() < thresholds.count("SPLIT_ORDERS_MIN") || total.compareTo(limit) <= 0) {
            return Optional.empty();
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("person", order.person());
        figures.put("orders", parts.size());
        figures.put("total", Orders.plain(total));
        figures.put("limit", Orders.plain(limit));
        figures.put("from", thresholds.windowOf(Rule.SPLIT_ORDERS).toString());
        figures.put("to", thresholds.day().toString());
        return Optional.of(new Suspicion(Rule.SPLIT_ORDERS, order.ebcCode() + "|" + order.person(), order.ebcCode(), thresholds.windowOf(Rule.SPLIT_ORDERS),
                Orders.ids(parts), figures));
    }
}
