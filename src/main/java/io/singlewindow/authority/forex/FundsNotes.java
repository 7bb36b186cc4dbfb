package io.singlewindow.authority.forex;

import io.singlewindow.consignment.ConsignmentEvents;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.Finding;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Who learns about an order's funds: those who sent the order, and the payment or proceeds note. */
@Component
@Profile("!simulator")
class FundsNotes {

    private static final Set<DocumentKind> CONCERNED = Set.of(DocumentKind.ORDER, DocumentKind.PAYMENT, DocumentKind.PROCEEDS);

    private final ConsignmentStore consignments;
    private final ConsignmentEvents events;

    FundsNotes(ConsignmentStore consignments, ConsignmentEvents events) {
        this.consignments = consignments;
        this.events = events;
    }

    /** Tells a finding, in the caller's transaction. */
    void tell(String consignmentId, Finding finding) {
        concerned(consignmentId).forEach(row -> events.about(row, finding));
    }

    private List<DocumentRow> concerned(String consignmentId) {
        return consignments.ofConsignment(consignmentId).stream().filter(row -> CONCERNED.contains(row.kind())).toList();
    }
}
