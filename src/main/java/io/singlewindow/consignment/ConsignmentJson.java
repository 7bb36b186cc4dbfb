package io.singlewindow.consignment;

import io.singlewindow.access.Caller;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * As far as this caller, who may know of it, sees it: an official all of it, persons' data masked; a company what it sent itself
     * and how the consignment stands, and who has sent the list what was decided of it too.
     */
    public Map<String, @Nullable Object> of(Consignment consignment, Caller caller) {
        List<DocumentRow> all = store.ofConsignment(consignment.id());
        List<DocumentRow> documents = all.stream().filter(one -> VisibleConsignments.shows(caller, one)).toList();
        boolean whole = VisibleConsignments.seesWhole(caller);
        boolean declared = whole || documents.stream().anyMatch(one -> one.kind() == DocumentKind.LIST);
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
        List<DocumentRow> related = all.stream().filter(one -> one.kind() == DocumentKind.LIST)
                .flatMap(list -> references.relatedTo(list).stream()).filter(one -> VisibleConsignments.shows(caller, one)).toList();
        List<DocumentRow> shown = Stream.concat(documents.stream(), related.stream()).toList();
        view.put("documents", documents(documents));
        view.put("related", documents(related));
        view.put("match", match(consignment, caller, documents));
        view.put("decision", declared ? decisions.of(consignment) : null);
        view.put("dispatches", dispatches(consignment, shown, declared));
        view.put("waits", onward.waits(consignment).stream().map(ConsignmentJson::wait).toList());
        if (declared) {
            sections.forEach(section -> view.put(section.name(), section.of(consignment, all)));
        }
        view.put("timeline", timeline(consignment, shown, whole ? null : caller.uscc()));
        return view;
    }

    private @Nullable JsonNode match(Consignment consignment, Caller caller, List<DocumentRow> documents) {
        if (consignment.matchReport() == null) {
            return null;
        }
        JsonNode match = json.readTree(consignment.matchReport());
        if (VisibleConsignments.seesWhole(caller)) {
            return caller.role().isCompany() ? match : MatchMask.masked(match);
        }
        return MatchMask.of(match, documents.stream().map(one -> one.kind().name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
    }

    private List<Map<String, @Nullable Object>> documents(List<DocumentRow> documents) {
        List<String> ids = documents.stream().map(DocumentRow::id).toList();
        Map<String, Map<String, String>> numbers = references.numbersOf(ids);
        Map<String, List<AuthorityAnswers.Answer>> given = answers.of(ids);
        return documents.stream().map(one -> document(one, numbers.getOrDefault(one.id(), Map.of()), given.getOrDefault(one.id(), List.of()))).toList();
    }

    private static Map<String, @Nullable Object> document(DocumentRow document, Map<String, String> numbers, List<AuthorityAnswers.Answer> given) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("documentId", document.id());
        view.put("submissionId", document.submissionId());
        view.put("messageType", document.messageType());
        view.put("kind", document.kind().name());
        view.put("number", document.number());
        view.put("customsNumbers", numbers);
        view.put("receipts", given.stream().map(answer -> {
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

    /** Those of the documents' messages in the order of documents, then those of the consignment itself, then those of many together. */
    private List<Map<String, @Nullable Object>> dispatches(Consignment consignment, List<DocumentRow> documents, boolean declared) {
        List<String> submissions = documents.stream().map(DocumentRow::submissionId).distinct().toList();
        List<Dispatched> found = new ArrayList<>();
        if (!submissions.isEmpty()) {
            found.addAll(dispatched("submission_id IN (:values) AND consignment_id = ''", submissions));
            found.sort(Comparator.comparingInt(one -> submissions.indexOf(one.submissionId())));
        }
        if (declared) {
            found.addAll(dispatched("consignment_id IN (:values)", List.of(consignment.id())));
            found.addAll(dispatched("id IN (SELECT dispatch_id FROM dispatch_cargo WHERE consignment_id IN (:values))", List.of(consignment.id())));
        }
        return found.stream().map(Dispatched::view).toList();
    }

    private static Map<String, Object> wait(Wait wait) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("authority", wait.authority());
        view.put("for", wait.en());
        view.put("zh", wait.zh());
        return view;
    }

    /** A message to an authority as it is shown, and which submission it carried. */
    private record Dispatched(String submissionId, Map<String, @Nullable Object> view) {}

    private List<Dispatched> dispatched(String where, List<String> values) {
        return jdbc.sql("SELECT authority, message, state, attempts, next_attempt_at, external_no, cause, submission_id,"
                + " discarded_at, discarded_by, discard_reason FROM dispatch LEFT JOIN discarded_work ON work_id = id WHERE "
                + where + " ORDER BY created_at").param("values", values).query((row, n) -> {
            Map<String, @Nullable Object> view = new LinkedHashMap<>();
            view.put("authority", row.getString(1));
            view.put("message", row.getString(2));
            view.put("state", row.getString(3));
            view.put("attempts", row.getInt(4));
            Long next = (Long) row.getObject(5);
            view.put("nextAttemptAt", next == null ? null : BusinessTime.iso(Instant.ofEpochMilli(next)));
            view.put("externalNo", row.getString(6));
            view.put("cause", row.getString(7));
            Long discarded = (Long) row.getObject(9);
            if (discarded != null) {
                view.put("discarded", Map.of("at", BusinessTime.iso(Instant.ofEpochMilli(discarded)), "by", row.getString(10), "reason", row.getString(11)));
            }
            return new Dispatched(row.getString(8), view);
        }).list();
    }

    /**
     * The entries about it and its submissions, in the order of the log.
     *
     * @param uscc of a company, which sees of those about the consignment what it was told; null: all
     */
    private List<Map<String, @Nullable Object>> timeline(Consignment consignment, List<DocumentRow> documents, @Nullable String uscc) {
        List<EntryLog.Entry> entries = new ArrayList<>(log.about(consignment.id()));
        if (uscc != null) {
            Set<Long> told = Set.copyOf(jdbc.sql("SELECT i.number FROM inbox_item i JOIN entry e ON e.number = i.number WHERE e.ref = ? AND i.audience = ?")
                    .params(consignment.id(), uscc).query(Long.class).list());
            entries.removeIf(entry -> !told.contains(entry.number()));
        }
        Set<String> refs = documents.stream().flatMap(one -> Stream.of(one.submissionId(), one.id())).collect(Collectors.toCollection(LinkedHashSet::new));
        entries.addAll(log.about(refs));
        entries.sort(Comparator.comparingLong(EntryLog.Entry::number));
        // notices of a list go to every party; here each sees those of its own documents
        Set<Object> own = documents.stream().flatMap(one -> Stream.of(one.id(), one.submissionId())).collect(Collectors.toSet());
        Map<Long, String> contents = log.contents(entries);
        return entries.stream().map(entry -> event(entry, contents.get(entry.number()), documents))
                .filter(event -> uscc == null || event.get("document") == null || own.contains(event.get("document"))).toList();
    }

    private Map<String, @Nullable Object> event(EntryLog.Entry entry, @Nullable String said, List<DocumentRow> documents) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        JsonNode content = said == null ? null : json.readTree(said);
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
