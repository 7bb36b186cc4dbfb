package io.singlewindow.authenticity;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.message.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** What is asked of platforms and what comes of it, as entries of the log; the platform finds them in its inbox. */
@Component
@Profile("!simulator")
class AuthenticityEvents {

    static final String TYPE = "authenticity.state";
    private static final int CONSIGNMENTS_MAX = 20;

    private final PendingEntries entries;
    private final ConsignmentStore consignments;
    private final ObjectMapper json;

    AuthenticityEvents(PendingEntries entries, ConsignmentStore consignments, ObjectMapper json) {
        this.entries = entries;
        this.consignments = consignments;
        this.json = json;
    }

    /** Something the window has done, or waited for in vain. */
    void window(Question question, String event, Map<String, ?> details) {
        tell(question, "window", event, details, List.of(question.platform()));
    }

    /** Somebody has read what the platform uploaded; told to nobody, and in the log for ever. */
    void read(Question question, String principal, String uploadId) {
        tell(question, principal, "platform data read", Map.of("uploadId", uploadId), List.of());
    }

    /** Something the platform has done. */
    void platform(Question question, String event, Map<String, ?> details) {
        tell(question, question.platform(), event, details, List.of(question.platform()));
    }

    private void tell(Question question, String party, String event, Map<String, ?> details, List<String> audience) {
        String consignmentId = consignment(question).map(Consignment::id).orElse(null);
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", party);
        content.put("event", event);
        content.put("consignmentId", consignmentId);
        content.put("orderNo", question.orderNo());
        content.put("platform", question.platform());
        content.put("sessionID", question.id());
        content.put("reason", question.reason());
        content.putAll(details);
        entries.add(TYPE, consignmentId == null ? question.id() : consignmentId, audience, json.writeValueAsString(content));
    }

    /** The import consignment of a question's order; the first where several companies of the platform have such an order. */
    Optional<Consignment> consignment(Question question) {
        return consignments.search(question.orderNo(), null, CONSIGNMENTS_MAX).stream()
                .filter(one -> one.direction() == Direction.IMPORT && one.ebpCode().equals(question.platform())).findFirst();
    }
}
