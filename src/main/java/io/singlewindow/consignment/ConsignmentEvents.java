package io.singlewindow.consignment;

import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** What happens to documents and consignments, as entries of the log and items of the inbox. */
@Component
@Profile("!simulator")
public class ConsignmentEvents {

    private static final int FINDINGS_MAX = 5;

    private final PendingEntries entries;
    private final ObjectMapper json;

    ConsignmentEvents(PendingEntries entries, ObjectMapper json) {
        this.entries = entries;
        this.json = json;
    }

    /** A finding about a document that only its sender is told, with the status a receipt would have. */
    public void about(DocumentRow document, Finding finding) {
        receipt(document, "window", io.singlewindow.message.MessageType.valueOf(document.messageType())
                .returnStatus(finding.code().fault()), finding.code().code() + " " + finding.zh(), null);
    }

    /**
     * A receipt for one document, by an authority or by the window.
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
        entries.add("receipt.issued", document.consignmentId() == null ? document.id() : document.consignmentId(),
                List.of(document.sender()), rendered);
    }

    /** A consignment's new state, told to everyone who sent a document of it. */
    void state(Consignment before, Consignment after, List<String> parties, List<String> missing, List<Finding> findings) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", "window");
        content.put("event", "state " + after.state());
        content.put("consignmentId", after.id());
        content.put("orderNo", after.orderNo());
        content.put("direction", after.direction().name());
        content.put("before", before.state().name());
        content.put("state", after.state().name());
        content.put("missing", missing);
        content.put("findings", ProblemJson.findings(findings.subList(0, Math.min(findings.size(), FINDINGS_MAX))));
        entries.add("consignment.state", after.id(), parties, json.writeValueAsString(content));
    }
}
