package io.singlewindow.authority.dispatch;

import io.singlewindow.consignment.ConsignmentEvents;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A refused message's documents: their senders find it in their inboxes, for sending the same bytes again mends nothing. */
@Component
@Profile("!simulator")
class SenderNotes implements RefusalNotes {

    private final DispatchStore dispatches;
    private final ConsignmentStore consignments;
    private final ConsignmentEvents events;
    private final TransactionTemplate transactions;

    SenderNotes(DispatchStore dispatches, ConsignmentStore consignments, ConsignmentEvents events, TransactionTemplate transactions) {
        this.dispatches = dispatches;
        this.consignments = consignments;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public void refused(String dispatchId, String detail) {
        transactions.executeWithoutResult(status -> dispatches.cargo(dispatchId).ifPresent(cargo -> documents(dispatchId, cargo).stream()
                .filter(row -> row.standing() == DocumentRow.Standing.CURRENT)
                .forEach(row -> events.about(row, Finding.of(ErrorCode.BIZ_007, cargo.authority().code() + ": " + detail, null)))));
    }

    private List<DocumentRow> documents(String dispatchId, DispatchStore.Cargo cargo) {
        List<String> carried = dispatches.carried(dispatchId);
        if (!carried.isEmpty()) {
            return carried.stream().flatMap(id -> consignments.ofConsignment(id).stream())
                    .filter(row -> row.kind() == DocumentKind.ORDER).toList();
        }
        return cargo.consignmentId().isEmpty()
                ? consignments.ofSubmission(cargo.submissionId())
                : consignments.ofConsignment(cargo.consignmentId()).stream().filter(row -> row.kind() == DocumentKind.LIST).toList();
    }
}
