package io.singlewindow.summary;

import io.singlewindow.consignment.ConsignmentEvents;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.References;
import io.singlewindow.consignment.SummaryListener;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.MessageType;
import io.singlewindow.receipt.CustomsNotice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Customs' summary results (汇总结果单, CEB792): kept part by part, linked to the lists they hold, and told to their parties when
 * the last part is there.
 */
@Component
@Profile("!simulator")
class SummaryResults implements CustomsNotice {

    private final SummaryResultStore store;
    private final References references;
    private final ConsignmentStore consignments;
    private final ConsignmentEvents events;
    private final KeyNames names;
    private final List<SummaryListener> listeners;

    SummaryResults(SummaryResultStore store, References references, ConsignmentStore consignments, ConsignmentEvents events, KeyNames names,
            List<SummaryListener> listeners) {
        this.store = store;
        this.references = references;
        this.consignments = consignments;
        this.events = events;
        this.names = names;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public Set<MessageType> types() {
        return Set.of(MessageType.CEB792);
    }

    @Override
    public void apply(MessageType type, Element node, String receiptId) {
        SummaryNode told = SummaryNode.read(node, names::company);
        Map<String, DocumentRow> lists = new HashMap<>();
        told.result().rows().forEach(row -> references.list(row.invtNo()).ifPresent(list -> lists.put(row.invtNo(), list)));
        if (lists.isEmpty() && !told.result().rows().isEmpty()) {
            throw new IllegalArgumentException("none of the " + told.result().rows().size() + " lists of summary " + told.result().sumNo() + " is known");
        }
        String declSeqNo = told.result().declSeqNo();
        consignments.takeTurns(declSeqNo);
        Optional<SummaryResult> before = store.find(declSeqNo);
        if (before.isPresent() && before.get().parts() != told.result().parts()) {
            throw new IllegalArgumentException("msgCount of " + declSeqNo + " is " + told.result().parts() + ", its earlier parts say "
                    + before.get().parts());
        }
        if (before.isEmpty()) {
            store.insert(told.result());
        } else if (told.result().opDate().compareTo(before.get().opDate()) > 0) {
            store.update(told.result());
        }
        if (store.part(declSeqNo, told.msgSeqNo())) {
            told.result().rows().forEach(row -> store.line(declSeqNo, row, lists.containsKey(row.invtNo()) ? lists.get(row.invtNo()).id() : null));
        }
        boolean there = store.partsThere(declSeqNo) == told.result().parts();
        if (there) {
            store.complete(declSeqNo);
        }
        SummaryResult after = store.find(declSeqNo).orElseThrow();
        if (there && !before.equals(Optional.of(after))) {
            tell(after);
            declared(after);
        }
    }

    private void declared(SummaryResult result) {
        if (result.entryId() == null) {
            return;
        }
        // of each list once, for a declaration may have thousands of rows
        Map<String, DocumentRow> lists = new HashMap<>();
        store.lists(result.declSeqNo()).forEach(id -> lists.put(id, consignments.document(id).orElseThrow()));
        List<SummaryListener.Row> rows = result.rows().stream().map(row -> new SummaryListener.Row(
                row.documentId() == null ? null : lists.get(row.documentId()), row.listRow(), row.declRow())).toList();
        listeners.forEach(listener -> listener.declared(new SummaryListener.Declared(result.entryId(), result.ebcCode(), rows)));
    }

    private void tell(SummaryResult result) {
        for (String listId : store.lists(result.declSeqNo())) {
            DocumentRow list = consignments.document(listId).orElseThrow();
            events.notice(list, "summary " + result.state(), List.of(result.agentCode(), result.ebcCode()),
                    new HashMap<>(Map.of("summary", SummaryJson.head(result))));
        }
    }
}
