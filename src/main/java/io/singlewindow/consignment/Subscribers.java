package io.singlewindow.consignment;

import io.singlewindow.filing.Entity;
import io.singlewindow.filing.SubscriberDirectory;
import io.singlewindow.ledger.PendingEntries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Filed companies that a message names in BaseSubscribe (基础回执订阅实体): they find the message, its receipts, or both in
 * their inboxes. Whoever is not filed is sent nothing.
 */
@Component
@Profile("!simulator")
public class Subscribers {

    private final JdbcClient jdbc;
    private final SubscriberDirectory directory;
    private final PendingEntries entries;
    private final ObjectMapper json;

    Subscribers(JdbcClient jdbc, SubscriberDirectory directory, PendingEntries entries, ObjectMapper json) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.entries = entries;
        this.json = json;
    }

    /**
     * One BaseSubscribe.
     *
     * @param status ALL, DATA or RET
     * @param dxpAddress exchange-platform user number
     */
    public record Subscription(String status, String dxpAddress) {

        boolean data() {
            return status.equals("ALL") || status.equals("DATA");
        }

        boolean receipts() {
            return status.equals("ALL") || status.equals("RET");
        }
    }

    /** Keeps who is to be told of a submission, and tells those who want the message itself that it is there. */
    void enter(String submissionId, String messageType, List<Subscription> subscriptions) {
        Map<String, Subscription> filed = new LinkedHashMap<>();
        for (Subscription one : subscriptions) {
            directory.byDxpId(one.dxpAddress()).map(Entity::uscc).ifPresent(uscc -> filed.merge(uscc, one, Subscribers::both));
        }
        filed.forEach((uscc, one) -> jdbc.sql("INSERT INTO subscriber (submission_id, uscc, data, receipts) VALUES (?, ?, ?, ?)")
                .params(submissionId, uscc, one.data(), one.receipts()).update());
        List<String> data = filed.entrySet().stream().filter(one -> one.getValue().data()).map(Map.Entry::getKey).toList();
        if (!data.isEmpty()) {
            entries.add("submission.accepted", submissionId, data, json.writeValueAsString(Map.of("party", "window",
                    "event", "subscribed message", "submissionId", submissionId, "messageType", messageType)));
        }
    }

    private static Subscription both(Subscription one, Subscription other) {
        String status = one.data() == other.data() && one.receipts() == other.receipts() ? one.status() : "ALL";
        return new Subscription(status, one.dxpAddress());
    }

    /** Credit codes of those who are told of a submission's receipts. */
    List<String> ofReceipts(String submissionId) {
        return jdbc.sql("SELECT uscc FROM subscriber WHERE submission_id = ? AND receipts ORDER BY uscc").param(submissionId)
                .query(String.class).list();
    }

    /** Credit codes of those to whom the sender gave the message itself. */
    public List<String> ofData(String submissionId) {
        return jdbc.sql("SELECT uscc FROM subscriber WHERE submission_id = ? AND data ORDER BY uscc").param(submissionId)
                .query(String.class).list();
    }
}
