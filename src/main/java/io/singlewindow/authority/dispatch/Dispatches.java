package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.inspection.InspectionDeclaration;
import io.singlewindow.authority.inspection.InspectionMessages;
import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentEvents;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.Onward;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.consignment.SubmittedMessages.Original;
import io.singlewindow.consignment.Wait;
import io.singlewindow.consignment.Warehouses;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.Message;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.rules.decision.DecisionAdvice;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.signature.window.WindowKey;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

    private static final int NAMES_MAX = 10;
    private static final List<String> CHANNELS = List.of("GREEN", "YELLOW", "RED");

    private final DispatchStore dispatches;
    private final ConsignmentStore consignments;
    private final ConsignmentEvents events;
    private final Submissions submissions;
    private final SubmittedMessages messages;
    private final ObjectProvider<Assembly> assembly;
    private final Warehouses warehouses;
    private final WindowKey key;
    private final CustomsAddress customs;
    private final DecisionAdvice advice;
    private final List<LaterWave> laterWaves;
    private final SubmissionIds ids;
    private final Clock clock;

    Dispatches(
            DispatchStore dispatches, ConsignmentStore consignments, ConsignmentEvents events, Submissions submissions,
            SubmittedMessages messages, ObjectProvider<Assembly> assembly, Warehouses warehouses, WindowKey key, CustomsAddress customs,
            DecisionAdvice advice, List<LaterWave> laterWaves, SubmissionIds ids, Clock clock) {
        this.dispatches = dispatches;
        this.consignments = consignments;
        this.events = events;
        this.submissions = submissions;
        this.messages = messages;
        this.assembly = assembly;
        this.warehouses = warehouses;
        this.key = key;
        this.customs = customs;
        this.advice = advice;
        this.laterWaves = List.copyOf(laterWaves);
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void indexed(String submissionId) {
        Original original = messages.of(submissionId);
        // lists go at their match
        if (original.type().kind() != DocumentKind.LIST) {
            toCustoms(submissionId, original, Map.of());
        }
    }

    @Override
    public void matched(String consignmentId) {
        Consignment consignment = consignments.find(consignmentId).orElseThrow();
        DocumentRow list = consignments.ofConsignment(consignmentId).stream()
                .filter(document -> document.kind() == DocumentKind.LIST).findFirst().orElseThrow();
        // of two lists of a message that are matched at once the second must see the first
        submissions.hold(list.submissionId());
        List<DocumentRow> holding = holding(list.submissionId());
        if (holding.isEmpty()) {
            toCustoms(list.submissionId(), messages.of(list.submissionId()), channel(list.submissionId()));
        } else {
            String names = holding.stream().map(DocumentRow::number).limit(NAMES_MAX).collect(Collectors.joining(", "));
            events.about(list, Finding.of(ErrorCode.BIZ_009, names, null));
        }
        toInspection(consignment, list);
    }

    @Override
    public boolean declared(String submissionId) {
        return dispatches.exists(Authority.CUSTOMS, submissionId, "");
    }

    @Override
    public void reached(Consignment consignment) {
        laterWaves.forEach(wave -> wave.reached(consignment));
    }

    @Override
    public void returned(String consignmentId, ReturnedGoods goods) {
        Consignment consignment = consignments.find(consignmentId).orElseThrow();
        laterWaves.forEach(wave -> wave.returned(consignment, goods));
    }

    @Override
    public Map<String, List<Wait>> waits(Collection<Consignment> consignments) {
        Map<String, List<Wait>> waits = new HashMap<>();
        laterWaves.forEach(wave -> wave.waits(consignments).forEach((id, wait) -> waits.computeIfAbsent(id, first -> new ArrayList<>()).add(wait)));
        return waits;
    }

    /**
     * The lists of a message that are not matched: it cannot be taken apart, so it goes when there are none. A list that
     * was there before says nothing against the others; customs answers so itself.
     */
    private List<DocumentRow> holding(String submissionId) {
        return consignments.ofSubmission(submissionId).stream()
                .filter(list -> list.standing() != DocumentRow.Standing.REPEATED)
                .filter(list -> list.standing() != DocumentRow.Standing.CURRENT || list.consignmentId() == null
                        || consignments.find(list.consignmentId()).filter(one -> one.ownState() == ConsignmentState.MATCHED).isEmpty())
                .toList();
    }

    /** What the window's rules propose to customs, beside the message: of several lists in it the hardest channel. */
    private Map<String, String> channel(String submissionId) {
        return consignments.ofSubmission(submissionId).stream().map(DocumentRow::consignmentId).filter(Objects::nonNull)
                .flatMap(id -> advice.advice(id, Table.CUSTOMS).stream()).max(Comparator.comparing(one -> CHANNELS.indexOf(one.treatment())))
                .map(one -> {
                    Map<String, String> keys = new LinkedHashMap<>();
                    keys.put("treatment", one.treatment());
                    keys.put("treatmentRow", one.row());
                    return keys;
                }).orElse(new LinkedHashMap<>());
    }

    private void toCustoms(String submissionId, Original original, Map<String, String> bizKeys) {
        if (dispatches.exists(Authority.CUSTOMS, submissionId, "")) {
            return;
        }
        Instant now = clock.instant();
        MessageType type = original.type();
        // the submission's id is in it, so no two messages have the same
        String copMsgId = original.dxpId() + BusinessTime.wire14(now).substring(0, 8) + submissionId;
        Message.Envelope envelope = new Message.Envelope(
                copMsgId, original.dxpId(), List.of(customs.receiver(type.direction())), type.root());
        byte[] body = key.sign(DxpMessages.message(envelope, now, original.bytes(), bizKeys));
        dispatches.insert(ids.next(now), Authority.CUSTOMS, type.name(), submissionId, "", now.toEpochMilli(), body);
    }

    /** Each list is declared once; a list that takes a refused one's place is another list, with other results. */
    private void toInspection(Consignment consignment, DocumentRow row) {
        if (dispatches.exists(Authority.INSPECTION, row.submissionId(), consignment.id())) {
            return;
        }
        Instant now = clock.instant();
        Documents documents = assembly.getObject().documents(consignment);
        if (documents.list() == null) {
            throw new IllegalStateException("Consignment " + consignment.id() + " is matched and has no list");
        }
        String requestId = ids.next(now);
        InspectionDeclaration declaration = InspectionMessages.of(requestId, documents.list(), documents.waybill(),
                advice.advice(consignment.id(), Table.INSPECTION).orElse(null));
        dispatches.insert(requestId, Authority.INSPECTION, "DECLARE", row.submissionId(), consignment.id(), now.toEpochMilli(),
                InspectionMessages.request(declaration));
        warehouses.ordered(consignment, documents.list());
    }
}
