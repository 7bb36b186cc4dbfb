package io.singlewindow.callback;

import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Entries of the log as their audience reads them; the same in the inbox, in a stream and, with receipts signed, in a callback. */
@Component
@Profile("!simulator")
class InboxItems {

    /** Member of data: a receipt in the messages' own format. */
    private static final String CEB = "ceb";
    /** Beside it in a full callback: the same in a DxpMsg that the window has signed. */
    private static final String DXP = "dxp";

    private final EntryLog log;
    private final Submissions submissions;
    private final ObjectMapper json;

    InboxItems(EntryLog log, Submissions submissions, ObjectMapper json) {
        this.log = log;
        this.submissions = submissions;
        this.json = json;
    }

    /** An entry, whole. */
    Map<String, @Nullable Object> of(EntryLog.Entry entry) {
        Map<String, @Nullable Object> item = head(entry.number(), entry.type(), BusinessTime.iso(entry.at()), entry.ref());
        item.put("data", log.content(entry.number()).<Object>map(json::readTree).orElseGet(() -> submission(entry.ref())));
        return item;
    }

    /** What puts an event's receipt into an envelope; null where it cannot. */
    @FunctionalInterface
    interface Enveloping {
        @Nullable String envelope(EntryLog.Entry entry, String receipt);
    }

    /**
     * The same bytes whenever it is asked for: entries do not change, and an envelope is made once.
     *
     * @param enveloping of receipts in the messages' own format, for a full one; null for none
     */
    String callback(long number, Endpoint.Form form, @Nullable Enveloping enveloping) {
        EntryLog.Entry entry = log.entry(number).orElseThrow();
        if (form == Endpoint.Form.FULL) {
            Map<String, @Nullable Object> item = of(entry);
            if (enveloping != null && json.valueToTree(item.get("data")) instanceof ObjectNode data && data.has(CEB)) {
                String receipt = data.path(CEB).asString(null);
                data.put(DXP, receipt == null ? null : enveloping.envelope(entry, receipt));
                item.put("data", data);
            }
            return json.writeValueAsString(item);
        }
        Map<String, @Nullable Object> thin = head(number, entry.type(), BusinessTime.iso(entry.at()), entry.ref());
        thin.put("link", "/api/v1/inbox?after=" + (number - 1) + "&limit=1");
        return json.writeValueAsString(thin);
    }

    private static Map<String, @Nullable Object> head(long number, String type, String time, String subject) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("cursor", number);
        item.put("id", number + ".0");
        item.put("type", type);
        item.put("time", time);
        item.put("subject", subject);
        return item;
    }

    private Map<String, @Nullable Object> submission(String id) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        StoredSubmission submission = submissions.find(id).orElseThrow();
        data.put("submissionId", id);
        data.put("status", submission.status());
        data.put("messageType", submission.messageType());
        data.put("guid", submission.guid());
        data.put("receipt", json.readTree(submission.answer()).path("receipt").asString(null));
        data.put(CEB, new String(submission.cebReceipt(), StandardCharsets.UTF_8));
        return data;
    }
}
