package io.singlewindow.summary;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentSection;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.message.DocumentKind;
import java.util.List;
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
    public Object of(Consignment consignment, List<DocumentRow> documents) {
        return documents.stream().filter(row -> row.kind() == DocumentKind.LIST).flatMap(list -> store.holding(list.id()).stream())
                .map(SummaryJson::head).toList();
    }
}
