package io.singlewindow.warning;

import io.singlewindow.warning.rule.FakeTrade;
import io.singlewindow.warning.rule.OrderFact;
import io.singlewindow.warning.rule.OrderFact.Tie;
import io.singlewindow.warning.rule.Thresholds;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The orders that an order is tied to; each key is read once, whichever rules ask for it, and rules choose their own days. */
final class TiedOrders implements FakeTrade.Neighbours {

    private final OrderFacts orders;
    private final OrderFact order;
    private final LocalDate since;
    private final Map<String, List<OrderFact>> read = new HashMap<>();

    TiedOrders(OrderFacts orders, OrderFact order, Thresholds thresholds) {
        this.orders = orders;
        this.order = order;
        this.since = thresholds.longestWindow();
    }

    /** By its own key of a sort. */
    List<OrderFact> of(Tie tie) {
        return read(tie, order.key(tie));
    }

    /** By its person, telephone and address; some of them more than once. */
    List<OrderFact> all() {
        return Stream.of(Tie.PERSON, Tie.PHONE, Tie.ADDRESS).flatMap(tie -> of(tie).stream()).toList();
    }

    @Override
    public List<OrderFact> of(String ebcCode, Tie tie, String key, LocalDate from) {
        return read(tie, key).stream().filter(one -> one.ebcCode().equals(ebcCode) && !one.day().isBefore(from)).toList();
    }

    private List<OrderFact> read(Tie tie, String key) {
        return read.computeIfAbsent(tie + key, unread -> orders.tied(tie, key, since));
    }
}
