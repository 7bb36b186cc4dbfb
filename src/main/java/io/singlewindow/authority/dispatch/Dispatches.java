package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.inspection.InspectionDeclaration;
import io.singlewindow.authority.inspection.InspectionMessages;
import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.Onward;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.consignment.SubmittedMessages.Original;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.Message;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Makes the outgoing messages, in the transaction that decided them: bytes signed and stored before the first attempt.
 * Originals travel untouched, base64 in a DxpMsg that the window signs.
 */
@Component
@Profile("!simulator")
class Dispatches implements Onward {

    private final DispatchStore dispatches;
    private final ConsignmentStore consignments;
    private final SubmittedMessages messages;
    private final ObjectProvider<Assembly> assembly;
    private final WindowKey key;
    private final CustomsAddress customs;
    private final SubmissionIds ids;
    private final Clock clock;

    Dispatches(
            DispatchStore dispatches, ConsignmentStore consignments, SubmittedMessages messages,
            ObjectProvider<Assembly> assembly, WindowKey key, CustomsAddress customs, SubmissionIds ids, Clock clock) {
        this.dispatches = dispatches;
        this.consignments = consignments;
        this.messages = messages;
        this.assembly = assembly;
        this.key = key;
        this.customs = customs;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void indexed(String submissionId) {
        Original original = messages.of(submissionId);
        switch (original.type().kind()) {
            case ORDER, PAYMENT, PROCEEDS, WAYBILL, WAYBILL_STATUS -> toCustoms(submissionId, original);
            default -> {
                // lists go at their match; the other types are kept and have no effect yet
            }
        }
    }

    @Override
    public void matched(String consignmentId) {
        Consignment consignment = consignments.find(consignmentId).orElseThrow();
        DocumentRow list = consignments.ofConsignment(consignmentId).stream()
                .filter(document -> document.kind() == DocumentKind.LIST).findFirst().orElseThrow();
        if (wholeMessageMatched(list.submissionId())) {
            toCustoms(list.submissionId(), messages.of(list.submissionId()));
        }
        toInspection(consignment);
    }

    /** A message with several lists goes when every one of them is matched: it cannot be taken apart. */
    private boolean wholeMessageMatched(String submissionId) {
        List<DocumentRow> lists = consignments.ofSubmission(submissionId);
        return lists.stream().allMatch(list -> list.standing() == DocumentRow.Standing.CURRENT && list.consignmentId() != null
                && consignments.find(list.consignmentId()).filter(one -> one.ownState() == ConsignmentState.MATCHED).isPresent());
    }

    private void toCustoms(String submissionId, Original original) {
        if (dispatches.exists(Authority.CUSTOMS, submissionId, "")) {
            return;
        }
        Instant now = clock.instant();
        MessageType type = original.type();
        // the submission's id is in it, so that a message made again after a crash is the same message to customs
        String copMsgId = original.dxpId() + BusinessTime.wire14(now).substring(0, 8) + submissionId;
        Message.Envelope envelope = new Message.Envelope(
                copMsgId, original.dxpId(), List.of(customs.receiver(type.direction())), type.root());
        byte[] body = key.sign(DxpMessages.message(envelope, now, original.bytes(), Map.of()));
        dispatches.insert(ids.next(now), Authority.CUSTOMS, type.name(), submissionId, "", now.toEpochMilli(), body);
    }

    private void toInspection(Consignment consignment) {
        if (dispatches.exists(Authority.INSPECTION, "", consignment.id())) {
            return;
        }
        Instant now = clock.instant();
        Documents documents = assembly.getObject().documents(consignment);
        if (documents.list() == null) {
            throw new IllegalStateException("Consignment " + consignment.id() + " is matched and has no list");
        }
        InspectionDeclaration declaration = InspectionMessages.of(consignment.id(), documents.list(), documents.waybill());
        dispatches.insert(ids.next(now), Authority.INSPECTION, "DECLARE", "", consignment.id(), now.toEpochMilli(),
                InspectionMessages.request(declaration));
    }
}
