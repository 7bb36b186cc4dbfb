package io.singlewindow.authority.simulator.forex;

import io.singlewindow.authority.simulator.Scenario;
import io.singlewindow.authority.simulator.ScenarioTable;
import io.singlewindow.authority.simulator.ScenarioTable.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which orders were told and for how much, so that none is settled twice and nothing is refunded that was not settled. */
final class SettledBook {

    private static final Duration SOON = Duration.ofMillis(500);

    private final ScenarioTable scenarios = new ScenarioTable();
    private final Map<String, Entry> byKey = new HashMap<>();

    /** An order's record, and what is left of it. */
    private static final class Entry {
        private final String rptNo;
        private final boolean settles;
        private BigDecimal left;

        Entry(String rptNo, boolean settles, BigDecimal left) {
            this.rptNo = rptNo;
            this.settles = settles;
            this.left = left;
        }
    }

    /** Enters an order or refund; its results, in order. */
    List<Step> enter(Told order) {
        return order.refund() ? refund(order) : order(order);
    }

    private List<Step> order(Told order) {
        if (byKey.containsKey(order.key())) {
            return one("DUPLICATE");
        }
        List<Step> steps = scenarios.steps(Scenario.of(order.orderNo()), "FOREX");
        boolean settles = steps.stream().anyMatch(step -> step.code().equals("SETTLED"));
        byKey.put(order.key(), new Entry(order.rptNo(), settles, order.amount()));
        return steps;
    }

    private List<Step> refund(Told order) {
        Entry entry = byKey.get(order.key());
        if (entry == null || !entry.settles || !entry.rptNo.equals(order.reverses()) || entry.left.compareTo(order.amount()) < 0) {
            return one("REFUSED");
        }
        entry.left = entry.left.subtract(order.amount());
        return one("REVERSED");
    }

    private static List<Step> one(String code) {
        return List.of(new Step(SOON, code, 1));
    }
}
