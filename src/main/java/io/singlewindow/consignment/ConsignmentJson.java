package io.singlewindow.consignment;

import io.singlewindow.message.DocumentKind;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A consignment with everything that belongs to it, as JSON. */
@Component
@Profile("!simulator")
public class ConsignmentJson {

    private final ConsignmentStore store;
    private final AuthorityAnswers answers;
    private final Onward onward;
    private final EntryLog log;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final References references;
    private final DecisionViews decisions;
    private final List<ConsignmentSection> sections;

    ConsignmentJson(
            ConsignmentStore store, AuthorityAnswers answers, Onward onward, EntryLog log, JdbcClient jdbc, ObjectMapper json,
            References references, DecisionViews decisions, List<ConsignmentSection> sections) {
        this.store = store;
        this.answers = answers;
        this.onward = onward;
        this.log = log;
        this.jdbc = jdbc;
        this.json = json;
        this.references = references;
        this.decisions = decisions;
        this.sections = sections;
    }

    /** All of it. */
    public Map<String, @Nullable Object> of(Consignment consignment) {
        List<DocumentRow> documents = store.ofConsignment(consignment.id());
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("consignmentId", consignment.id());
        view.put("direction", consignment.direction().name());
        view.put("state", consignment.state().name());
        view.put("orderNo", consignment.orderNo());
        view.put("ebpCode", consignment.ebpCode());
        view.put("ebcCode", consignment.ebcCode());
        view.put("tradeMode", consignment.tradeMode());
        view.put("waitingUntil", consignment.waitingUntilMillis() == null ? null
                : BusinessTime.iso(Instant.ofEpochMilli(consignment.waitingUntilMillis())));
        List<DocumentRow> related = documents.stream().filter(one -> one.kind() == DocumentKind.LIST)
                .flatMap(list -> references.relatedTo(list).stream()).toList();
        List<DocumentRow> all = Stream.concat(documents.stream(), related.stream()).toList();
        view.put("documents", documents.stream().map(this::document).toList());
        view.put("related", related.stream().map(this::document).toList());
        view.put("match", consignment.matchReport() == null ? null : json.readTree(consignment.matchReport()));
        view.put("decision", decisions.of(consignment));
        view.put("dispatches", dispatches(consignment, all));
        view.put("waits", onward.waits(consignment).stream().map(ConsignmentJson::wait).toList());
        sections.forEach(section -> view.put(section.name(), section.of(consignment, documents)));
        view.put("timeline", timeline(consignment, all));
        return view;
    }

    private Map<String, @Nullable Object> document(DocumentRow document) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("documentId", document.id());
        view.put("submissionId", document.submissionId());
        view.put("messageType", document.messageType());
        view.put("kind", document.kind().name());
        view.put("number", document.number());
        view.put("customsNumbers", references.numbers(document.id()));
        view.put("receipts", answers.of(document.id()).stream().map(answer -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("authority", answer.authority());
            one.put("type", answer.receiptType());
            one.put("returnStatus", answer.code());
            one.put("returnTime", answer.returnTime());
            one.put("returnInfo", answer.info());
            return one;
        }).toList());
        return view;
    }

    private List<Map<String, @Nullable Object>> dispatches(Consignment consignment, List<DocumentRow> documents) {
        List<String> submissions = documents.stream().map(DocumentRow::submissionId).distinct().toList();
        List<Map<String, @Nullable Object>> views = new ArrayList<>();
        for (String submission : submissions) {
            views.addAll(dispatches("submission_id = ? AND consignment_id = ''", submission));
        }
        views.addAll(dispatches("consignment_id = ?", consignment.id()));
        views.addAll(dispatches("id IN (SELECT dispatch_id FROM dispatch_cargo WHERE consignment_id = ?)", consignment.id()));
        return views;
    }

    private static Map<String, Object> wait(Wait wait) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("authority", wait.authority());
        view.put("for", wait.en());
        view.put("zh", wait.zh());
        return view;
    }

    private List<Map<String, @Nullable Object>> dispatches(String where, String value) {
        return jdbc.sql("SELECT authority, message, state, attempts, next_attempt_at, external_no, cause FROM dispatch WHERE "
                + where + " ORDER BY created_at").param(value).query((row, n) -> {
            Map<String, @Nullable Object> view = new LinkedHashMap<>();
            view.put("authority", row.getString(1));
            view.put("message", row.getString(2));
            view.put("state", row.getString(3));
            view.put("attempts", row.getInt(4));
            Long next = (Long) row.getObject(5);
            view.put("nextAttemptAt", next == null ? null : BusinessTime.iso(Instant.ofEpochMilli(next)));
            view.put("externalNo", row.getString(6));
            view.put("cause", row.getString(7));
            return view;
        }).list();
    }

    /** The entries about it and its submissions, in the order of the log. */
    private List<Map<String, @Nullable Object>> timeline(Consignment consignment, List<DocumentRow> documents) {
        List<EntryLog.Entry> entries = new ArrayList<>(log.about(consignment.id()));
        documents.stream().map(DocumentRow::submissionId).distinct().forEach(id -> entries.addAll(log.about(id)));
        documents.forEach(document -> entries.addAll(log.about(document.id())));
        entries.sort(Comparator.comparingLong(EntryLog.Entry::number));
        return entries.stream().map(entry -> event(entry, documents)).toList();
    }

    private Map<String, @Nullable Object> event(EntryLog.Entry entry, List<DocumentRow> documents) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        JsonNode content = log.content(entry.number()).map(json::readTree).orElse(null);
        event.put("time", BusinessTime.iso(entry.at()));
        event.put("party", content == null ? sender(entry.ref(), documents) : content.path("party").asString("window"));
        event.put("event", content == null ? entry.type() : content.path("event").asString(entry.type()));
        event.put("document", content == null ? entry.ref() : content.path("document").asString(null));
        event.put("entry", entry.number());
        return event;
    }

    private static @Nullable String sender(String submissionId, List<DocumentRow> documents) {
        return documents.stream().filter(document -> document.submissionId().equals(submissionId)).findFirst()
                .map(DocumentRow::sender).orElse(null);
    }
}
