package io.singlewindow.warning.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What rules do with orders. */
final class Orders {

    private Orders() {}

    /** An order and those it is looked at with, each once, none older than this day and none younger than the order. */
    static Stream<OrderFact> with(OrderFact order, Collection<OrderFact> others, LocalDate since) {
        Map<String, OrderFact> each = new LinkedHashMap<>();
        others.forEach(one -> each.put(one.documentId(), one));
        each.put(order.documentId(), order);
        return each.values().stream().filter(one -> !one.day().isBefore(since) && !one.day().isAfter(order.day()));
    }

    /** Ids, the newest first. */
    static List<String> ids(Collection<OrderFact> orders) {
        return orders.stream().sorted(Comparator.comparing(OrderFact::day).thenComparing(OrderFact::documentId).reversed())
                .map(OrderFact::documentId).toList();
    }

    static BigDecimal total(Collection<OrderFact> orders) {
        return orders.stream().map(OrderFact::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
