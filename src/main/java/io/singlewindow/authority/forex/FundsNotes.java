package io.singlewindow.authority.forex;

import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentEvents;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.Finding;
import io.singlewindow.time.BusinessTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Who learns about an order's funds: those who sent the order, and the payment or proceeds note. */
@Component
@Profile("!simulator")
class FundsNotes {

    private static final Set<DocumentKind> CONCERNED = Set.of(DocumentKind.ORDER, DocumentKind.PAYMENT, DocumentKind.PROCEEDS);

    private final ConsignmentStore consignments;
    private final ConsignmentEvents events;
    private final PendingEntries entries;
    private final ObjectMapper json;

    FundsNotes(ConsignmentStore consignments, ConsignmentEvents events, PendingEntries entries, ObjectMapper json) {
        this.consignments = consignments;
        this.events = events;
        this.entries = entries;
        this.json = json;
    }

    /** Tells a finding, in the caller's transaction. */
    void tell(String consignmentId, Finding finding) {
        concerned(consignmentId).forEach(row -> events.about(row, finding));
    }

    /** Tells what a person has decided to the same and to the list's sender, in the caller's transaction; an entry of the log. */
    void decided(Consignment consignment, ForexDesk.Move move) {
        Set<String> audience = consignments.ofConsignment(consignment.id()).stream()
                .filter(row -> row.kind() == DocumentKind.LIST || CONCERNED.contains(row.kind())).map(DocumentRow::sender)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("party", Authority.FOREX.code());
        content.put("event", "settlement " + move.action());
        content.put("consignmentId", consignment.id());
        content.put("orderNo", consignment.orderNo());
        content.put("action", move.action().name());
        content.put("from", ItemState.HELD.name());
        content.put("to", move.action().to().name());
        content.put("actor", move.actor());
        content.put("reason", move.reason());
        content.put("at", BusinessTime.iso(move.at()));
        entries.add("settlement.decided", consignment.id(), audience, json.writeValueAsString(content));
    }

    private List<DocumentRow> concerned(String consignmentId) {
        return consignments.ofConsignment(consignmentId).stream().filter(row -> CONCERNED.contains(row.kind())).toList();
    }
}
