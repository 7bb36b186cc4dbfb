package io.singlewindow.consignment;

import io.singlewindow.ledger.DataKeys;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Comparisons as they are kept: encrypted under the data key of the earliest of their documents, since they quote names and addresses, so that no
 * such value is left when its message is not.
 */
@Component
@Profile("!simulator")
public class KeptComparisons {

    /** Member of a comparison whose key is destroyed: the key's month, yyyy-MM. */
    public static final String DESTROYED = "destroyed";

    private final DataKeys keys;
    private final ObjectMapper json;

    KeptComparisons(DataKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /** As it is to be kept. */
    String kept(String consignmentId, List<DocumentRow> documents, Map<String, Object> report) {
        String earliest = documents.stream().map(DocumentRow::submissionId).min(String::compareTo).orElse(consignmentId);
        return keys.seal(bound(consignmentId), earliest, json.writeValueAsString(report));
    }

    /** The comparison of a consignment; null where there is none, without fields and with {@link #DESTROYED} where its key is destroyed. */
    public @Nullable JsonNode of(Consignment consignment) {
        String kept = consignment.matchReport();
        if (kept == null) {
            return null;
        }
        DataKeys.Opened opened = keys.open(bound(consignment.id()), kept).orElse(null);
        if (opened == null) {
            // from before comparisons were encrypted
            return json.readTree(kept);
        }
        return opened.text() != null ? json.readTree(opened.text())
                : json.createObjectNode().put(DESTROYED, String.format("%04d-%02d", opened.month() / 100, opened.month() % 100)).set("fields", json.createArrayNode());
    }

    private static String bound(String consignmentId) {
        return "comparison-" + consignmentId;
    }
}
