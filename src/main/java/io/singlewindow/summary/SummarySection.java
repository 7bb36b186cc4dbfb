package io.singlewindow.summary;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentGroup;
import io.singlewindow.consignment.ConsignmentSection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The customs declarations that hold a consignment's list. */
@Component
@Profile("!simulator")
class SummarySection implements ConsignmentSection {

    private final SummaryResultStore store;

    SummarySection(SummaryResultStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "summaries";
    }

    @Override
    public Map<String, Object> of(ConsignmentGroup group) {
        Map<String, List<SummaryResult>> holding = store.holding(group.listIds());
        return group.consignments().stream().collect(Collectors.toMap(Consignment::id, one -> group.lists(one).stream()
                .flatMap(list -> holding.getOrDefault(list.id(), List.of()).stream()).map(SummaryJson::head).toList()));
    }
}
