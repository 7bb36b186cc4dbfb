package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.ledger.StoredSubmission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** A rejected message in a list: what it was answered, without receipt and proof; its persons only for companies, who see their own alone. */
@Component
@Profile("!simulator")
public class RejectedJson {

    private static final List<String> TOLD = List.of("submissionId", "status", "messageType", "guid", "receivedAt", "documents", "findings", "findingsTotal",
            "links");

    private final MessageBytes bytes;
    private final ObjectMapper json;

    RejectedJson(MessageBytes bytes, ObjectMapper json) {
        this.bytes = bytes;
        this.json = json;
    }

    /** As this caller may read it. */
    public Map<String, @Nullable Object> of(StoredSubmission message, Caller caller) {
        Map<String, @Nullable Object> answer = json.readValue(message.answer(), new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        TOLD.forEach(name -> told.put(name, answer.get(name)));
        told.put("sender", message.sender());
        if (!caller.role().isCompany()) {
            told.put("findings", bytes.findingsWithoutPersons(message.id(), told.get("findings")));
        }
        return told;
    }
}
