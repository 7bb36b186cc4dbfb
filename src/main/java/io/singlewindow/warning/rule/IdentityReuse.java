package io.singlewindow.warning.rule;

import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.warning.rule.OrderFact.Tie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** 身份重复使用: one identity with more telephones than usual, one telephone or address with more identities. */
public final class IdentityReuse {

    private IdentityReuse() {}

    /**
     * Looks at an order.
     *
     * @param tied orders of the window that share its person, telephone or address; itself among them or not
     */
    public static List<Suspicion> look(OrderFact order, List<OrderFact> tied, Thresholds thresholds) {
        List<Suspicion> found = new ArrayList<>();
        if (thresholds.isOn(Rule.IDENTITY_REUSE)) {
            look(order, tied, Tie.PERSON, Tie.PHONE, ParameterId.ID_PHONES_MAX.name(), thresholds, found);
            look(order, tied, Tie.PHONE, Tie.PERSON, ParameterId.PHONE_IDS_MAX.name(), thresholds, found);
            look(order, tied, Tie.ADDRESS, Tie.PERSON, ParameterId.ADDR_IDS_MAX.name(), thresholds, found);
        }
        return found;
    }

    private static void look(OrderFact order, List<OrderFact> tied, Tie shared, Tie counted, String maxId, Thresholds thresholds, List<Suspicion> found) {
        String key = order.key(shared);
        if (key.isEmpty()) {
            return;
        }
        List<OrderFact> same = Orders.with(order, tied, thresholds.windowOf(Rule.IDENTITY_REUSE)).filter(one -> one.key(shared).equals(key)).toList();
        Set<String> distinct = same.stream().map(one -> one.key(counted)).filter(one -> !one.isEmpty()).collect(Collectors.toSet());
        if (distinct.size() <= thresholds.count(maxId)) {
            return;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("shared", shared.name());
        figures.put("key", key);
        figures.put("counted", counted.name());
        figures.put("count", distinct.size());
        figures.put("max", thresholds.count(maxId));
        figures.put("from", thresholds.windowOf(Rule.IDENTITY_REUSE).toString());
        figures.put("to", thresholds.day().toString());
        found.add(new Suspicion(Rule.IDENTITY_REUSE, shared + "|" + key, order.ebcCode(), thresholds.windowOf(Rule.IDENTITY_REUSE), Orders.ids(same), figures));
    }
}
