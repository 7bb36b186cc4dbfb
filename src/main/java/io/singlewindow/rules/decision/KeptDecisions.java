package io.singlewindow.rules.decision;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DecisionViews;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Decisions as they are shown: that of the match, and beside it what was decided later. */
@Component
@Profile("!simulator")
class KeptDecisions implements DecisionViews {

    private final DecisionBook book;

    KeptDecisions(DecisionBook book) {
        this.book = book;
    }

    @Override
    public Map<String, Map<String, @Nullable Object>> of(Collection<Consignment> consignments) {
        // where documents are missing again, what was decided of others does not hold
        Map<String, Map<Stage, Map<String, @Nullable Object>>> shown = book.shown(
                consignments.stream().filter(one -> one.matchReport() != null).map(Consignment::id).toList());
        return consignments.stream().collect(Collectors.toMap(Consignment::id, one -> view(shown.getOrDefault(one.id(), Map.of()))));
    }

    private static Map<String, @Nullable Object> view(Map<Stage, Map<String, @Nullable Object>> stages) {
        Map<String, @Nullable Object> shown = stages.getOrDefault(Stage.MATCH, nothing());
        Map<String, Object> authorities = new LinkedHashMap<>();
        authorities(shown, authorities);
        for (Stage later : List.of(Stage.FOREX, Stage.TAX_REFUND)) {
            authorities(stages.getOrDefault(later, Map.of()), authorities);
        }
        shown.put("authorities", authorities);
        return shown;
    }

    private static void authorities(Map<String, @Nullable Object> from, Map<String, Object> to) {
        if (from.get("authorities") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> to.put(String.valueOf(name), value));
        }
    }

    private static Map<String, @Nullable Object> nothing() {
        Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
        nothing.put("ruleSet", null);
        nothing.put("acceptanceDate", null);
        nothing.put("grade", null);
        nothing.put("reasons", List.of());
        nothing.put("authorities", Map.of());
        return nothing;
    }

    @Override
    public String text(Consignment consignment, String language) {
        return DecisionText.of(consignment.orderNo(), of(consignment), language);
    }
}
