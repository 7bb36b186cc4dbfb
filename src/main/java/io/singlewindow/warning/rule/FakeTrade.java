package io.singlewindow.warning.rule;

import io.singlewindow.warning.rule.OrderFact.Tie;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 网络炒信: orders of many persons at one firm that hang together by payer, address and telephone. One sort of tie alone says
 * nothing (a dormitory has one address); several at once do.
 */
public final class FakeTrade {

    /** Orders looked at from one order on; a larger cluster is found as well by its first so many. */
    public static final int ORDERS_READ_MAX = 200;
    /** Orders followed of one key, so that a busy address leaves room for what else hangs on its orders. */
    public static final int NEIGHBOURS_MAX = 50;


    private FakeTrade() {}

    /** Who is tied to whom. */
    @FunctionalInterface
    public interface Neighbours {

        /** Orders at the firm since a day that have this key of this sort, the newest first. */
        List<OrderFact> of(String ebcCode, Tie tie, String key, LocalDate since);
    }

    /** Looks at an order and what hangs together with it. */
    public static Optional<Suspicion> look(OrderFact order, Neighbours neighbours, Thresholds thresholds) {
        if (!thresholds.isOn(Rule.FAKE_TRADE) || order.person().isEmpty()) {
            return Optional.empty();
        }
        LocalDate since = thresholds.windowOf(Rule.FAKE_TRADE);
        Collection<OrderFact> cluster = cluster(order, neighbours, since);
        Set<String> persons = cluster.stream().map(OrderFact::person).collect(Collectors.toSet());
        Set<Tie> ties = ties(cluster);
        if (persons.size() < thresholds.count("CLUSTER_PERSONS_MIN") || cluster.size() < thresholds.count("CLUSTER_ORDERS_MIN")
                || ties.size() < thresholds.count("CLUSTER_TIES_MIN")) {
            return Optional.empty();
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("firm", order.ebcCode());
        figures.put("persons", persons.size());
        figures.put("orders", cluster.size());
        figures.put("ties", ties.stream().map(Enum::name).toList());
        figures.put("from", since.toString());
        figures.put("to", thresholds.day().toString());
        List<String> ids = Orders.ids(cluster);
        return Optional.of(new Suspicion(Rule.FAKE_TRADE, order.ebcCode() + "|" + ids.get(ids.size() - 1), order.ebcCode(), since, ids, figures));
    }

    /** Breadth first, so that what is nearest is looked at first when the bound is reached. */
    private static Collection<OrderFact> cluster(OrderFact start, Neighbours neighbours, LocalDate since) {
        Map<String, OrderFact> cluster = new LinkedHashMap<>();
        Set<String> followed = new HashSet<>();
        Deque<OrderFact> open = new ArrayDeque<>(List.of(start));
        cluster.put(start.documentId(), start);
        while (!open.isEmpty()) {
            OrderFact order = open.remove();
            for (Tie tie : Tie.values()) {
                String key = order.key(tie);
                if (key.isEmpty() || !followed.add(tie + key)) {
                    continue;
                }
                for (OrderFact other : neighbours.of(start.ebcCode(), tie, key, since).stream().limit(NEIGHBOURS_MAX).toList()) {
                    if (cluster.size() >= ORDERS_READ_MAX) {
                        return cluster.values();
                    }
                    if (!other.person().isEmpty() && !cluster.containsKey(other.documentId())) {
                        cluster.put(other.documentId(), other);
                        open.add(other);
                    }
                }
            }
        }
        return cluster.values();
    }

    /** The sorts of ties that join different persons. */
    private static Set<Tie> ties(Collection<OrderFact> cluster) {
        Set<Tie> ties = EnumSet.noneOf(Tie.class);
        for (Tie tie : EnumSet.of(Tie.PHONE, Tie.ADDRESS, Tie.PAYER)) {
            Map<String, String> first = new HashMap<>();
            for (OrderFact order : cluster) {
                String known = order.key(tie).isEmpty() ? null : first.putIfAbsent(order.key(tie), order.person());
                if (known != null && !known.equals(order.person())) {
                    ties.add(tie);
                }
            }
        }
        return ties;
    }
}
