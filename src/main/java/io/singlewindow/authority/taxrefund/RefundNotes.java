package io.singlewindow.authority.taxrefund;

import io.singlewindow.consignment.ConsignmentEvents;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Who learns about registration and refund: those who sent the order and the list. */
@Component
@Profile("!simulator")
class RefundNotes {

    /** Of a declaration's thousands of lists those of the first tell it: all have the same exporter. */
    private static final int CONSIGNMENTS_MAX = 20;
    private static final Set<DocumentKind> CONCERNED = Set.of(DocumentKind.ORDER, DocumentKind.LIST);

    private final RefundItemStore items;
    private final ConsignmentStore consignments;
    private final ConsignmentEvents events;

    RefundNotes(RefundItemStore items, ConsignmentStore consignments, ConsignmentEvents events) {
        this.items = items;
        this.consignments = consignments;
        this.events = events;
    }

    /** Tells what is wrong with an item, in the caller's transaction; once, however often it is looked at. */
    void tell(RefundItem item, RefundCause cause, @Nullable String given, @Nullable String expected) {
        ErrorCode code = cause.code();
        if (code != null && (item.state() != RefundState.WAITING || !item.waitsFor(cause) || cause == RefundCause.ROWS)) {
            concerned(item).stream().flatMap(id -> consignments.ofConsignment(id).stream()).filter(row -> CONCERNED.contains(row.kind()))
                    .forEach(row -> events.about(row, Finding.of(code, given, expected)));
        }
    }

    private List<String> concerned(RefundItem item) {
        return item.consignmentId() != null ? List.of(item.consignmentId())
                : items.rows(item.id()).stream().map(RefundItem.Row::consignmentId).distinct().limit(CONSIGNMENTS_MAX).toList();
    }
}
