package io.singlewindow.consignment;

import io.singlewindow.consignment.ConsignmentStore.Warehouse;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemJson;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** What happens to documents and consignments, as entries of the log and items of the inbox. */
@Component
@Profile("!simulator")
public class ConsignmentEvents {

    private static final int FINDINGS_MAX = 5;
    private static final int CREDIT_CODE_CHARACTERS = 18;
    /** What concerns the documents, and not the goods. */
    private static final Set<ConsignmentState> BEFORE_INSPECTION =
            EnumSet.of(ConsignmentState.WAITING, ConsignmentState.MATCHED, ConsignmentState.MISMATCHED, ConsignmentState.EXPIRED);

    private final PendingEntries entries;
    private final Subscribers subscribers;
    private final ObjectMapper json;

    ConsignmentEvents(PendingEntries entries, Subscribers subscribers, ObjectMapper json) {
        this.entries = entries;
        this.subscribers = subscribers;
        this.json = json;
    }

    /** A finding about a document that only its sender is told, with the status a receipt would have. */
    public void about(DocumentRow document, Finding finding) {
        receipt(document, "window", io.singlewindow.message.MessageType.valueOf(document.messageType())
                .returnStatus(finding.code().fault()), finding.code().code() + " " + finding.zh(), null);
    }

    /**
     * A receipt for one document, by an authority or by the window; its sender finds it, and whoever subscribed to it.
     *
     * @param ceb in the messages' own format; null for none, and left out where the event would grow too long
     */
    public void receipt(DocumentRow document, String party, String returnStatus, String returnInfo, @Nullable String ceb) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", party);
        content.put("event", "receipt " + returnStatus);
        content.put("document", document.id());
        content.put("kind", document.kind().name());
        content.put("number", document.number());
        content.put("messageType", document.messageType());
        content.put("returnStatus", returnStatus);
        content.put("returnInfo", returnInfo);
        content.put("consignmentId", document.consignmentId());
        content.put("ceb", ceb);
        String rendered = json.writeValueAsString(content);
        if (rendered.length() > PendingEntries.CONTENT_CHARACTERS_MAX) {
            content.put("ceb", null);
            rendered = json.writeValueAsString(content);
        }
        Set<String> audience = new LinkedHashSet<>(List.of(document.sender()));
        audience.addAll(subscribers.ofReceipts(document.submissionId()));
        entries.add("receipt.issued", document.consignmentId() == null ? document.id() : document.consignmentId(), audience, rendered);
    }

    /**
     * What customs has sent about a list of its own accord, told to its sender and to those whom the message names.
     *
     * @param event in a few words, e.g. {@code tax bill 1}
     * @param named credit codes
     * @param details further members of the event
     */
    public void notice(DocumentRow list, String event, Collection<String> named, Map<String, Object> details) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", "customs");
        content.put("event", event);
        content.put("document", list.id());
        content.put("consignmentId", list.consignmentId());
        content.putAll(details);
        Set<String> audience = new LinkedHashSet<>(List.of(list.sender()));
        named.stream().filter(code -> code.length() == CREDIT_CODE_CHARACTERS).forEach(audience::add);
        entries.add("receipt.issued", list.consignmentId() == null ? list.id() : list.consignmentId(), audience, json.writeValueAsString(content));
    }

    /** A consignment is declared to inspection; told to its declarant and to whom its goods lie with. */
    void inspectionOrdered(Consignment consignment, DocumentRow row, DeclarationList list, Optional<Warehouse> warehouse) {
        Map<String, @Nullable Object> content = inspection(row, "window", "inspection ordered");
        content.put("direction", consignment.direction().name());
        content.put("tradeMode", list.tradeMode());
        content.put("packNo", list.packNo());
        content.put("grossWeight", list.grossWeight().toPlainString());
        content.put("site", list.areaCode() == null || list.areaCode().isBlank() ? list.loctNo() : list.areaCode());
        entries.add("inspection.ordered", consignment.id(), audience(List.of(row.sender()), warehouse), json.writeValueAsString(content));
    }

    /** What inspection found; told to the same. */
    void inspectionResult(DocumentRow row, AuthorityAnswers.Answer answer, Optional<Warehouse> warehouse) {
        Map<String, @Nullable Object> content = inspection(row, answer.authority(), "inspection " + answer.code());
        content.put("result", answer.code());
        content.put("returnTime", answer.returnTime());
        content.put("info", answer.info());
        entries.add("inspection.result", String.valueOf(row.consignmentId()), audience(List.of(row.sender()), warehouse),
                json.writeValueAsString(content));
    }

    private static Map<String, @Nullable Object> inspection(DocumentRow row, String party, String event) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", party);
        content.put("event", event);
        content.put("consignmentId", row.consignmentId());
        content.put("document", row.id());
        content.put("orderNo", row.orderNo());
        content.put("logisticsNo", row.logisticsNo());
        return content;
    }

    private static Set<String> audience(Collection<String> parties, Optional<Warehouse> warehouse) {
        Set<String> audience = new LinkedHashSet<>(parties);
        warehouse.ifPresent(there -> audience.add(there.uscc()));
        return audience;
    }

    /**
     * What was found when its list was decided, such as the row that holds it, the tax or what is left of the buyer's year: told to
     * the list's sender, who has the right of appeal, and to no other party.
     */
    void decided(Consignment consignment, Collection<String> listSenders, List<Finding> findings) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", "window");
        content.put("event", "decided " + findings.stream().map(one -> one.code().code()).distinct().collect(Collectors.joining(", ")));
        content.put("consignmentId", consignment.id());
        content.put("orderNo", consignment.orderNo());
        content.put("direction", consignment.direction().name());
        content.put("state", consignment.state().name());
        content.put("findings", findings(findings));
        entries.add("consignment.decided", consignment.id(), listSenders, json.writeValueAsString(content));
    }

    /**
     * A consignment's new state, told to everyone who sent a document of it, and its hold and release to its warehouse.
     *
     * @param differences between the documents: whose it is to mend his own is not known, so all are told
     */
    void state(Consignment before, Consignment after, List<String> parties, Optional<Warehouse> warehouse, List<String> missing,
            List<Finding> differences) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", "window");
        content.put("event", "state " + after.state());
        content.put("consignmentId", after.id());
        content.put("orderNo", after.orderNo());
        content.put("logisticsNo", warehouse.map(Warehouse::logisticsNo).orElse(null));
        content.put("direction", after.direction().name());
        content.put("before", before.state().name());
        content.put("state", after.state().name());
        content.put("missing", missing);
        content.put("findings", findings(differences));
        entries.add("consignment.state", after.id(), BEFORE_INSPECTION.contains(after.state()) ? parties : audience(parties, warehouse), json.writeValueAsString(content));
    }

    private static List<Map<String, @Nullable Object>> findings(List<Finding> all) {
        return ProblemJson.findings(all.subList(0, Math.min(all.size(), FINDINGS_MAX)));
    }
}
